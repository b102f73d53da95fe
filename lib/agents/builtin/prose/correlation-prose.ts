import type { Cell, Result } from '#lib/datasets/index.ts';
import type { HeadlineValue } from '../builtin-answer.ts';
import { whereWords } from './filter-words.ts';
import { levelOf, pWords, significanceWords } from './p-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { valueWords } from './value-words.ts';
import { type Called, called, verdictsFor } from './verdicts.ts';

type Pair = {
  group: Cell;
  one: string;
  other: string;
  coefficient: number | null;
  count: Cell;
  /** null where it was not asked for or can't be told. */
  p: number | null;
};

/** Correlations, strongest first; by sign where the strongest of one sign is asked for. */
export function correlationProse(input: ProseInput, query: Query<'correlation'>): Prose {
  const isJudged = asksForP(input.question);
  const read = readPairs(input.result, query.dimensions.length > 0);
  const rules = read.map((pair) => ({ ...pair, verdicts: verdictsOf(input, pair) }));
  const pairs = isJudged ? rules : rules.map((pair) => ({ ...pair, p: null }));
  const size = sizeFor(input.question);
  const ranked = pairs.toSorted((one, other) => size(other) - size(one));
  const where = whereWords(input.plan.filters);
  const sentences = ranked
    .slice(0, 3)
    .map(
      (pair) =>
        describePair(pair, query.method, where) + judged(pair, levelOf(input.plan)) + called(pair.verdicts),
    );
  const level = levelOf(input.plan);
  const headline = [
    ...strongest(ranked, input.question),
    ...spokenOf(ranked, input.question).flatMap((pair) => [
      ...headlineOf(pair, level),
      ...pair.verdicts.map(({ about, says }) => ({
        name: `${about} of the correlation of ${pair.one} and ${pair.other}${groupWords(pair)}`,
        value: says,
      })),
    ]),
  ];
  if (ranked.length > 3) sentences.push('The table has the other pairs.');
  return { sentences, headline };
}

function describePair(pair: Pair, method: string, where: string): string {
  const { one, other, coefficient, count } = pair;
  const names = `${one} and ${other}${groupWords(pair)}`;
  if (coefficient === null) {
    return `The correlation of ${names} can’t be worked out${where}: one of them does not vary, or too few rows have both.`;
  }
  const symbol = method === 'spearman' ? 'ρ' : 'r';
  return `${names} are ${strengthWords(coefficient)}${where}: ${symbol} = ${valueWords(coefficient)} over ${valueWords(count)} rows with both.`;
}

/** A rule alone needs the p-value in the table, not in words. */
function asksForP(question: string | null): boolean {
  return question === null || /\bp-?\s?values?\b|\bsignifican|\bhypothesis\b|\balpha\b/i.test(question);
}

const asksOne = /\b(?:strongest|highest|most strongly)\b/i;

/** The pair itself, where the strongest is asked for: its name is the answer. */
function strongest([first]: readonly Pair[], question: string | null): HeadlineValue[] {
  if (!asksOne.test(question ?? '') || first === undefined) return [];
  return [{ name: 'pair of strongest correlation', value: `${first.one} and ${first.other}` }];
}

/** The strongest alone where it alone is asked for. */
function spokenOf<Ranked extends Pair>(
  ranked: readonly Ranked[],
  question: string | null,
): readonly Ranked[] {
  return ranked.slice(0, asksOne.test(question ?? '') ? 1 : 6);
}

function verdictsOf({ plan }: ProseInput, { coefficient, p }: Pair): Called[] {
  if (coefficient === null) return [];
  return verdictsFor(plan, { p, coefficient, size: Math.abs(coefficient), share: coefficient ** 2 });
}

function judged({ p }: Pair, level: number): string {
  if (p === null) return '';
  return ` With ${pWords(p)} that is ${p < level ? 'hardly chance' : 'no more than chance may do'}, judged at ${level}.`;
}

function headlineOf(pair: Pair, level: number): HeadlineValue[] {
  const name = `correlation of ${pair.one} and ${pair.other}${groupWords(pair)}`;
  const coefficient = { name, value: pair.coefficient };
  if (pair.p === null) return [coefficient];
  return [
    coefficient,
    { name: `p-value, ${name}`, value: pair.p },
    { name: `significance, ${name}`, value: significanceWords(pair.p, level) },
  ];
}

function groupWords({ group }: Pair): string {
  return group === null ? '' : ` for ${valueWords(group)}`;
}

/** The words for |r| of 0.1, 0.3, 0.5, 0.7 and 0.9 as in Hinkle, Wiersma & Jurs, Applied Statistics (2003). */
export function strengthWords(coefficient: number): string {
  const strength = Math.abs(coefficient);
  if (strength < 0.1) return 'practically not correlated';
  const sign = coefficient > 0 ? 'positively' : 'negatively';
  if (strength >= 0.9) return `very strongly ${sign} correlated`;
  if (strength >= 0.7) return `strongly ${sign} correlated`;
  if (strength >= 0.5) return `moderately ${sign} correlated`;
  if (strength >= 0.3) return `weakly ${sign} correlated`;
  return `very weakly ${sign} correlated`;
}

function readPairs(result: Result, isGrouped: boolean): Pair[] {
  const shift = isGrouped ? 1 : 0;
  const p = result.columns.findIndex(({ name }) => name === 'p-value');
  return result.rows.map((row) => ({
    group: isGrouped ? (row[0] ?? null) : null,
    one: String(row[shift] ?? ''),
    other: String(row[shift + 1] ?? ''),
    coefficient: typeof row[shift + 2] === 'number' ? Number(row[shift + 2]) : null,
    count: row[shift + 3] ?? null,
    p: p === -1 || typeof row[p] !== 'number' ? null : Number(row[p]),
  }));
}

function sizeFor(question: string | null): (pair: Pair) => number {
  const sign = /\b(?:strongest|highest|most strongly) (positive|negative)/i
    .exec(question ?? '')?.[1]
    ?.toLowerCase();
  return ({ coefficient }) => {
    if (coefficient === null) return -2;
    if (sign === undefined) return Math.abs(coefficient);
    return sign === 'positive' ? coefficient : -coefficient;
  };
}
