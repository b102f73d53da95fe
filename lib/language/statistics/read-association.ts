import type { Read } from '../reading.ts';
import { filtersOf, type Inquiry } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { withoutMethod } from './read-normality.ts';
import { isVerdictNote, levelIn } from './significance.ts';
import { steps } from './vocabulary.ts';

const asked = /\bchi-?\s?squared?\b|χ²|\bcram[eé]r['’]?s v\b/i;
const mostCategories = 100;

/** "Is the variety independent of the slope (chi-square)?" null for every other question. */
export function readAssociation(inquiry: Inquiry): Read | null {
  const { text, schema, asks } = inquiry;
  if (!asked.test(text)) return null;
  const step =
    inquiry.bare.map((sentence) => steps.exec(sentence)?.[1]).find((found) => found !== undefined) ??
    /\bgoodness[- ]of[- ]fit\b|\bfisher\b/i.exec(text)?.[0];
  if (step !== undefined)
    return decline(
      schema,
      `“${step}” isn’t understood with a chi-square test yet. Two columns are tested as they are.`,
    );
  const level = levelIn(text);
  const columns = inquiry.columns
    .map(({ column }) => column)
    .filter(({ profile }) => profile.distinct <= mostCategories);
  const questions = asks.filter((sentence) => !isVerdictNote(sentence) || sentence === asks[0]);
  const filters = filtersOf(inquiry, questions.map(withoutMethod));
  if (columns.length !== 2 || level === null || filters === null)
    return decline(
      schema,
      'It isn’t clear which two columns of categories are to be tested. Name both as they are written in the data.',
    );
  return readAs(schema, {
    query: { kind: 'test', test: 'chi_square', columns: columns.map(({ name }) => name) },
    filters,
    statistic: { kind: 'significance', level },
  });
}
