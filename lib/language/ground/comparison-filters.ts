import { adjectiveColumns } from '../lexicon/adjectives.ts';
import type { Comparison } from '../lexicon/meaning.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isMeasurable } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { stem } from '../text/stem.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, previousPlace, take } from './draft.ts';
import {
  columnAfter,
  columnBefore,
  comparableWith,
  looksLikeYear,
  type Operand,
  operandAt,
  timeColumn,
} from './operands.ts';
import { type Placed, predicate } from './predicates.ts';

const opposite: Record<Comparison, Comparison> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const linking = new Set<Meaning['kind']>(['noise', 'condition', 'not']);
const skip = new Set<Meaning['kind']>(['noise', 'preposition', 'comparison', 'rows', 'or']);

/** "age over 18", "more than 6 seats", "founded before 1990", "above average pay". */
export function comparisonFilters(draft: Draft): Placed[] {
  let last: Placed | null = null;
  return placesOf(draft, 'comparison').flatMap((place) => {
    const before = last && joinsOn(draft, last.to, place) ? columnOf(draft, last) : null;
    const found = draft.used.has(place)
      ? null
      : (withOperand(draft, place, before) ?? withAggregate(draft, place));
    last = found ?? last;
    return found ? [found] : [];
  });
}

/** "more than 5 or less than 2": what follows "or" at once is about the same column. */
function joinsOn(draft: Draft, from: number, to: number): boolean {
  const between = draft.terms.slice(from, to);
  return (
    between.some(({ meaning }) => meaning.kind === 'or' || meaning.kind === 'and') &&
    between.every(
      ({ meaning, text }) =>
        ['or', 'and', 'comma', 'not'].includes(meaning.kind) || /^(is|are|was|were|either)$/i.test(text),
    )
  );
}

function columnOf(draft: Draft, { predicate: one }: Placed): ColumnRef | null {
  return draft.index.columns.find((column) => column.name === one.column) ?? null;
}

function withOperand(draft: Draft, place: number, earlier: ColumnRef | null): Placed | null {
  const before = operandAt(draft, place - 1);
  const isTail = before !== null && /^or /.test(draft.terms[place]?.text.toLowerCase() ?? '');
  const at = isTail ? place - 1 : nextPlace(draft, place + 1, skip);
  const operand = operandAt(draft, at);
  if (!operand) return null;
  const named = subjectOf(draft, { place: isTail ? at : place, at, operand });
  const same = earlier && comparableWith(earlier, operand) ? { column: earlier, place: null } : null;
  const subject = named ?? same ?? quantityOf(draft, at);
  const value = subject ? comparableWith(subject.column, operand) : null;
  if (!subject || !value) return null;
  const comparison = comparisonAt(draft, place);
  const from = Math.min(place, at, subject.place ?? place);
  const to = Math.max(place, at, subject.place ?? place) + 1;
  for (let one = Math.min(place, at); one <= Math.max(place, at); one += 1) take(draft, one);
  if (subject.place !== null) take(draft, subject.place);
  takeUnit(draft, Math.max(place, at) + 1, subject.column);
  return {
    predicate: predicate({
      column: subject.column.name,
      comparison,
      values: [value.value],
      timeUnit: value.timeUnit,
    }),
    from,
    to,
    joinedByOr: false,
  };
}

/** "more than one lamp": how many of a thing, where the rows have a column for it. */
function quantityOf(draft: Draft, at: number): { column: ColumnRef; place: null } | null {
  const next = draft.terms[at + 1]?.meaning.kind;
  const column = draft.index.columns.find((one) => one.stems.includes(stem('quantity')) && isMeasurable(one));
  return column && next === 'value' ? { column, place: null } : null;
}

/** "25 mph": the unit after a number is part of it, though the column bears its name. */
function takeUnit(draft: Draft, place: number, column: ColumnRef): void {
  if (meaningAt(draft, place, 'column')?.column === column) take(draft, place);
}

function comparisonAt(draft: Draft, place: number): Comparison {
  const words: Comparison[] = [];
  for (let at = place; ['comparison', 'noise', 'or'].includes(kindAt(draft, at) ?? ''); at += 1) {
    const comparison = meaningAt(draft, at, 'comparison')?.comparison;
    if (comparison) words.push(comparison);
  }
  const negated = kindAt(draft, place - 1) === 'not';
  if (negated) take(draft, place - 1);
  const comparison = combined(words);
  return negated ? opposite[comparison] : comparison;
}

/** "above or equal to" is two comparisons in one. */
function combined(words: readonly Comparison[]): Comparison {
  const [first = '='] = words;
  const strict = words.find((word) => word !== '=') ?? first;
  if (!words.includes('=')) return strict;
  return strict === '>' ? '>=' : strict === '<' ? '<=' : strict;
}

function subjectOf(draft: Draft, found: { place: number; at: number; operand: Operand }) {
  const { place, at, operand } = found;
  const after = columnAfter(draft, at + 1);
  const before = columnBefore(draft, place - 1);
  const fits = (one: { column: ColumnRef } | null) =>
    one !== null && comparableWith(one.column, operand) !== null;
  const tight = after && after.place === at + 1 && isMeasurable(after.column);
  const adjacent = before !== null && before.place === place - 1;
  if (tight && fits(after) && !(adjacent && before.score >= after.score)) return after;
  const near = before !== null && previousPlace(draft, place - 1, linking) === before.place;
  const adjective = adjectiveColumn(draft, place);
  const told = adjective && fits({ column: adjective }) ? { column: adjective, place: null } : null;
  if (told && !near) return told;
  const time = timeColumn(draft);
  const isDate = typeof operand.value === 'string' || looksLikeYear(operand);
  const whenever = time && isDate && fits({ column: time }) ? { column: time, place: null } : null;
  if (
    whenever &&
    !near &&
    /^(after|before|since|until|till|prior|earlier|later)/i.test(draft.terms[place]?.text ?? '')
  )
    return whenever;
  if (before && fits(before)) return before;
  if (told) return told;
  if (after && fits(after)) return after;
  return whenever;
}

/** "older than" compares an age, "cheaper than" a price. */
function adjectiveColumn(draft: Draft, place: number): ColumnRef | null {
  const adjective = draft.terms[place]?.text.toLowerCase().split(' ')[0] ?? '';
  for (const word of adjectiveColumns.get(adjective) ?? []) {
    const column = draft.index.columns.find((one) => one.stems.includes(stem(word)));
    if (column) return column;
  }
  return null;
}

function withAggregate(draft: Draft, place: number): Placed | null {
  const at = nextPlace(draft, place + 1, skip);
  const aggregate = meaningAt(draft, at, 'aggregate')?.aggregate;
  if (!aggregate) return null;
  const subject = columnBefore(draft, place - 1) ?? columnAfter(draft, at + 1);
  if (!subject || !isMeasurable(subject.column)) return null;
  const same = columnAfter(draft, at + 1);
  const comparison = comparisonAt(draft, place);
  take(draft, place, at, subject.place);
  if (same?.column === subject.column) take(draft, same.place);
  return {
    predicate: predicate({ column: subject.column.name, comparison, aggregate }),
    from: Math.min(place, subject.place),
    to: at + 1,
    joinedByOr: false,
  };
}
