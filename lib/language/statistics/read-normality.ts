import { isNumeric } from '#lib/datasets/index.ts';
import type { Read } from '../reading.ts';
import { filtersOf, type Inquiry, numbersOf } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { isVerdictNote, levelIn } from './significance.ts';
import { steps } from './vocabulary.ts';

const asked =
  /\bshapiro\b|\bnormally[- ]distributed\b|\bnormality\b|\b(?:follow\w*|adher\w*(?: to)?|fit\w*|conform\w*(?: to)?|compl\w+ with|resembl\w+|is|test\w* for) an? (?:normal|gaussian)\b/i;
const otherTest =
  /\b(kolmogorov|smirnov|anderson|darling|jarque|lilliefors|agostino|q-?q plot|normaltest)\b/i;
const beside =
  /\b(outliers?|correlat\w*|median|compar\w+|differen\w+|range|quartiles?|for each|each|per|mean|average|standard deviation)\b/i;

/** "Is the price normal?": the test of Shapiro and Wilk. null for every other question. */
export function readNormality(inquiry: Inquiry): Read | null {
  const { text, schema, asks } = inquiry;
  if (!asked.test(text)) return null;
  const other = otherTest.exec(text)?.[1];
  if (other !== undefined)
    return decline(
      schema,
      `The test of ${other.replace(/^./, (first) => first.toUpperCase())} isn’t computed here. Ask for Shapiro–Wilk instead.`,
    );
  const questions = asks.filter((sentence) => !isVerdictNote(sentence) || sentence === asks[0]);
  const step = inquiry.bare.map((sentence) => steps.exec(sentence)?.[0]).find((found) => found !== undefined);
  if (step !== undefined)
    return decline(
      schema,
      `“${step}” changes the data before the test, which isn’t understood yet. Ask about a column as it is.`,
    );
  const columns = numbersOf(inquiry, (count) => count === 1);
  if (columns === null)
    return decline(
      schema,
      'It isn’t clear which one column of numbers is to be tested. Name it as it is written in the data.',
    );
  const names = new Set(columns.map(({ name }) => name));
  const strange = inquiry.columns.some(
    ({ column, inGaps }) => !inGaps && !names.has(column.name) && !isNumeric(column.column.type),
  );
  const level = levelIn(text);
  if (level === null) return decline(schema, 'Two levels of significance are named. Name one.');
  const rest = questions.find((sentence) =>
    beside.test(
      withoutNames(
        sentence,
        columns.map(({ name }) => name),
      ),
    ),
  );
  const filters = filtersOf(inquiry, questions.map(withoutMethod));
  if (rest !== undefined || filters === null || (strange && filters.length === 0))
    return decline(schema, 'More than the test is asked. Ask for the test of normality by itself.');
  return readAs(schema, {
    query: { kind: 'test', test: 'shapiro_wilk', columns: columns.map(({ name }) => name) },
    filters,
    statistic: { kind: 'significance', level },
  });
}

function withoutNames(sentence: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.toLowerCase().replaceAll(name.toLowerCase(), ' '), sentence);
}

/** Without the numbers that say how, so that those left say which rows. */
export function withoutMethod(sentence: string): string {
  return sentence
    .replaceAll(/\(?(?:alpha|α)\)?\s*(?:of|=|is)?\s*\d*\.\d+\)?/gi, ' ')
    .replaceAll(/\bsignificance level\b(?:\s*\([^)]*\))?\s*(?:of|at|=)?\s*\d*\.?\d*%?/gi, ' ')
    .replaceAll(
      /\b(?:to|up to|with|of|only|keep\w*) (?:\d|one|two|three|four|five|six) (?:decimals?(?: places?)?|digits)\b/gi,
      ' ',
    )
    .replaceAll(/\bp-?values?[^.,]*(?:less|greater|smaller|larger|lower|higher) than \d*\.\d+/gi, ' ');
}
