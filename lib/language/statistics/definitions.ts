import type { Derived } from '#lib/analysis/index.ts';
import { describeDerived } from '#lib/analysis/index.ts';
import { isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';

/** What a text defines, and the text without it. Columns stand in it as `⟦place⟧`. */
export type Defined = { derived: Derived[]; sources: ColumnRef[]; rest: string };

const one = String.raw`(?:the |each |its |their |their respective )?⟦(\d+)⟧(?: (?:columns?|features?|variables?|values?|field))?`;
type Operator = '+' | '-' | '*' | '/';
type Pattern = readonly [operator: Operator, words: RegExp, isTurned: boolean];

const pattern = (operator: Operator, words: string, isTurned = false): Pattern => [
  operator,
  new RegExp(words.replaceAll('C', one), 'gi'),
  isTurned,
];

const patterns: readonly Pattern[] = [
  pattern('/', 'ratio (?:of|between) C (?:to|and|over|with) C'),
  pattern('/', 'divid(?:ing|e|ed) C by C'),
  pattern('/', String.raw`C (?:divided by|\/|over) C`),
  pattern('-', 'subtract(?:ing|ed|s)? C from C', true),
  pattern('-', 'C (?:minus|-|−) C'),
  pattern('-', 'differences? between C and C'),
  pattern('+', '(?:sum of|adding|add|summing(?: up)?) C (?:and|to|with|plus) C'),
  pattern('+', String.raw`C (?:plus|\+) C`),
  pattern('*', '(?:product of|multiplying|multiply) C (?:and|by|with) C'),
  pattern('*', String.raw`C (?:times|multiplied by|\*|×) C`),
];

const logarithm =
  /\b(?:natural )?log(?:arithm(?:ic|s)?|10|2|1p)?(?:[- ]?(?:transform\w*|scale))?\b(?:\s*\([^)]*\))?/gi;
const filling =
  /\b(?:imput\w+|fill\w*|replac\w+)\b[^.]*?\b(mean|average|median)\b(?: imputation| values?)?|\b(mean|median) imputation\b[^.]*/gi;
const scaling =
  /\bmin-?\s?max\b[^.]*|\b(?:normali[sz]\w+|scal(?:e|ed|ing))\b[^.]*?(?:\[?0\s?(?:and|to|,|-)\s?1\]?)/gi;

/** The columns that a text makes of others, in the order they are made; null where it makes none or too many. */
export function definitionsIn(
  text: string,
  columns: readonly ColumnRef[],
  name: string | null,
): Defined | null {
  const pair = pairIn(text, columns);
  if (pair === 'several') return null;
  const rest = pair === null ? text : withoutPairs(text);
  const marked = [...new Set([...rest.matchAll(/⟦(\d+)⟧/g)].map(([, place]) => Number(place)))];
  const [only] = marked.flatMap((place) => columns[place] ?? []);
  const start = pair === null ? onlyNumber(marked.flatMap((place) => columns[place] ?? [])) : null;
  if (pair === null && start === null) return null;
  const steps = stepsIn(rest);
  if (steps === null || (pair === null && steps.length === 0)) return null;
  const derived: Derived[] = pair === null ? [] : [pair.derived];
  for (const step of steps)
    derived.push(withName(step(derived.at(-1)?.name ?? start?.name ?? only?.name ?? '')));
  const last = derived.at(-1);
  if (last !== undefined && name !== null) last.name = name;
  const left = [logarithm, filling, scaling].reduce((kept, words) => kept.replaceAll(words, ' '), rest);
  return {
    derived,
    sources: pair === null ? [start].filter((each) => each !== null) : pair.sources,
    rest: left,
  };
}

const measured =
  /\b(?:mean|average|median|deviation|variance|sum|total|minimum|maximum|skewness|kurtosis|correlat\w*)\b/i;

/** Without the sentences that only define, and without what others define. */
function withoutPairs(text: string): string {
  return text
    .split(/(?<=\.)\s+/)
    .map((sentence) => {
      const left = patterns.reduce((kept, [, words]) => kept.replaceAll(words, ' '), sentence);
      return left !== sentence && !measured.test(left) ? '' : left;
    })
    .join(' ');
}

function onlyNumber(columns: readonly ColumnRef[]): ColumnRef | null {
  const numbers = columns.filter(({ column }) => ['integer', 'decimal', 'double'].includes(column.type));
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? only : null;
}

function withName(of: Derived['of']): Derived {
  return { name: describeDerived({ name: '', of }), of };
}

type Pair = { derived: Derived; sources: ColumnRef[] };

function pairIn(text: string, columns: readonly ColumnRef[]): Pair | 'several' | null {
  const found = patterns.flatMap(([operator, words, isTurned]) =>
    [...text.matchAll(words)].flatMap(([, left, right]) => {
      const [a, b] = [columns[Number(left)], columns[Number(right)]];
      if (a === undefined || b === undefined) return [];
      return [isTurned ? pairOf(operator, b, a) : pairOf(operator, a, b)];
    }),
  );
  const different = new Map(found.map((pair) => [JSON.stringify(pair.derived.of), pair]));
  if (different.size > 1) return 'several';
  return [...different.values()][0] ?? null;
}

function pairOf(operator: Operator, left: ColumnRef, right: ColumnRef): Pair {
  const areDates = [left, right].every(({ column }) => isTemporal(column.type));
  const of: Derived['of'] =
    operator === '-' && areDates
      ? { kind: 'days', from: right.name, to: left.name }
      : { kind: 'arithmetic', operator, left: left.name, right: right.name };
  return { derived: withName(of), sources: [left, right] };
}

type Step = (column: string) => Derived['of'];

/** Filling gaps comes first, then what the text names first; null where it fills in two ways. */
function stepsIn(text: string): Step[] | null {
  const fills = [...text.matchAll(filling)].map(([, a, b]) => (a ?? b ?? '').toLowerCase());
  const kinds = new Set(fills.map((kind) => (kind === 'median' ? 'median' : 'mean')));
  if (kinds.size > 1) return null;
  const steps: { at: number; step: Step }[] = [...kinds].map((kind) => ({
    at: -1,
    step: (column) => ({ kind: 'filled', column, with: kind === 'median' ? 'median' : 'mean' }),
  }));
  const log = text.search(logarithm);
  if (log !== -1) steps.push({ at: log, step: (column) => ({ kind: 'logarithm', column, ...logOf(text) }) });
  const scale = text.search(scaling);
  if (scale !== -1) steps.push({ at: scale, step: (column) => ({ kind: 'scaled', column }) });
  return steps.toSorted((a, b) => a.at - b.at).map(({ step }) => step);
}

function logOf(text: string): { base: 'e' | '2' | '10'; plus: number } {
  const base = /\blog10\b|\bbase[- ]?10\b/i.test(text)
    ? '10'
    : /\blog2\b|\bbase[- ]?2\b/i.test(text)
      ? '2'
      : 'e';
  const plus = /\blog1p\b|\+\s?1\)|\badd(?:ing)? (?:1|one)\b/i.test(text) ? 1 : 0;
  return { base, plus };
}
