import type { HeadlineValue } from '../builtin-answer.ts';
import { asksForShare, asksWhether, asksWhich } from './asks.ts';
import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput } from './prose.ts';
import { reader } from './reader.ts';
import { percentWords, valueWords } from './value-words.ts';

type Gap = { column: string; missing: number; share: number };

/** How many values are missing, by column; the fullest gaps first. */
export function missingProse(input: ProseInput): Prose {
  const { question } = input;
  const gaps = readGaps(input);
  const where = whereWords(input.plan.filters);
  const affected = gaps.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing);
  const whether = asksWhether(question);
  const said = affected.length === 0 ? sayNone(gaps, where) : sayGaps(gaps, affected, where);
  const [first = '', ...others] = said;
  const answer = affected.length === 0 ? 'No' : 'Yes';
  const headline = gapHeadline({ gaps, affected, question });
  if (!whether) return { sentences: said, headline };
  const verdict = { name: 'missing values', value: affected.length > 0 };
  return { sentences: [`${answer}: ${first}`, ...others], headline: [verdict, ...headline.slice(0, 2)] };
}

function readGaps({ result }: ProseInput): Gap[] {
  const read = reader(result);
  return result.rows.map((row) => ({
    column: String(read(row, 'column')),
    missing: Number(read(row, 'missing')),
    share: Number(read(row, 'share missing')),
  }));
}

function sayNone(gaps: readonly Gap[], where: string): string[] {
  const [only] = gaps;
  if (gaps.length === 1 && only !== undefined) return [`No value of ${only.column} is missing${where}.`];
  return [`No column has missing values${where}.`];
}

function sayGaps(gaps: readonly Gap[], affected: readonly Gap[], where: string): string[] {
  const listed = affected.slice(0, 3).map(({ column, missing, share }, index) => {
    const noun = index > 0 ? '' : missing === 1 ? ' missing value' : ' missing values';
    return `${column} has ${valueWords(missing)}${noun} (${percentWords(share)})`;
  });
  const others = gaps.length === 1 ? [] : [otherColumns(affected.length)];
  return [`${joinWords(listed)}.`, ...others, ...(where === '' ? [] : [`Only rows${where} count.`])];
}

function otherColumns(affected: number): string {
  return affected > 3 ? 'The table has the other columns.' : 'No other column has any.';
}

type Asked = { gaps: readonly Gap[]; affected: readonly Gap[]; question: string | null };

function gapHeadline({ gaps, affected, question }: Asked): HeadlineValue[] {
  if (affected.length === 0 && gaps.length > 1) return [{ name: 'missing values', value: 0 }];
  const shown = (affected.length > 0 ? affected : gaps).slice(0, 3);
  if (asksWhich(question)) {
    return shown.map(({ column }) => ({ name: 'column with missing values', value: column }));
  }
  const isShare = asksForShare(question);
  return shown.map(({ column, missing, share }) => ({
    name: isShare ? `share missing ${column}` : `missing ${column}`,
    value: isShare ? share : missing,
  }));
}
