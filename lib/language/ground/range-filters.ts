import { type Draft, kindAt, meaningAt, placesOf, take } from './draft.ts';
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

/** "between 5 and 9", "in a range of 5 to 9", "from 1990 to 1999": both ends belong to it. */
export function rangeFilters(draft: Draft): Placed[] {
  const places = [...placesOf(draft, 'between'), ...placesOf(draft, 'preposition')].sort((a, b) => a - b);
  return places.flatMap((place) => {
    const found = rangeAt(draft, place);
    return found ? [found] : [];
  });
}

function rangeAt(draft: Draft, place: number): Placed | null {
  const word = meaningAt(draft, place, 'preposition')?.word;
  if (word !== undefined && word !== 'from' && word !== 'between') return null;
  const first = kindAt(draft, place + 1) === 'preposition' ? place + 2 : place + 1;
  const [low, high] = [operandAt(draft, first), operandAt(draft, first + 2)];
  if (!low || !high || !joins(draft, first + 1)) return null;
  const subject = subjectOf(draft, place, { low, end: first + 2 });
  if (!subject) return null;
  const [from, to] = [comparableWith(subject.column, low), comparableWith(subject.column, high)];
  if (!from || !to) return null;
  for (let at = place; at <= first + 2; at += 1) take(draft, at);
  if (subject.place !== null) take(draft, subject.place);
  const { name: column } = subject.column;
  return {
    predicate: predicate({
      column,
      comparison: 'between',
      values: [from.value, to.value],
      timeUnit: from.timeUnit,
    }),
    from: Math.min(subject.place ?? place, place),
    to: first + 3,
    joinedByOr: false,
  };
}

function joins(draft: Draft, place: number): boolean {
  const joint = draft.terms[place]?.meaning;
  if (joint?.kind === 'preposition') return joint.word === 'to';
  return joint?.kind === 'and' || joint?.kind === 'also' || joint?.kind === 'comparison';
}

function subjectOf(draft: Draft, place: number, { low, end }: { low: Operand; end: number }) {
  const before = columnBefore(draft, place - 1);
  if (
    before &&
    comparableWith(before.column, low) &&
    !(looksLikeYear(low) && kindAt(draft, place) === 'preposition')
  )
    return before;
  const after = columnAfter(draft, end + 1);
  if (after && comparableWith(after.column, low)) return after;
  const time = looksLikeYear(low) || typeof low.value === 'string' ? timeColumn(draft) : null;
  if (time && comparableWith(time, low)) return { column: time, place: null };
  return before && comparableWith(before.column, low) ? before : null;
}
