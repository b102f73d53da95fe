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

/** "between 10 and 20", "in the range of 10 to 20", "from 1990 to 1999": both ends belong to it. */
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
  const [low, high] = [operandAt(draft, place + 1), operandAt(draft, place + 3)];
  const joint = draft.terms[place + 2]?.meaning;
  const joins =
    joint?.kind === 'and' ||
    joint?.kind === 'also' ||
    joint?.kind === 'comparison' ||
    (joint?.kind === 'preposition' && joint.word === 'to');
  if (!low || !high || !joins) return null;
  const subject = subjectOf(draft, place, low);
  if (!subject) return null;
  const [from, to] = [comparableWith(subject.column, low), comparableWith(subject.column, high)];
  if (!from || !to) return null;
  const start = Math.min(subject.place ?? place, place);
  take(draft, place, place + 1, place + 2, place + 3);
  if (subject.place !== null) take(draft, subject.place);
  return {
    predicate: predicate({
      column: subject.column.name,
      comparison: 'between',
      values: [from.value, to.value],
      timeUnit: from.timeUnit,
    }),
    from: start,
    to: place + 4,
    joinedByOr: false,
  };
}

function subjectOf(draft: Draft, place: number, low: Operand) {
  const before = columnBefore(draft, place - 1);
  if (
    before &&
    comparableWith(before.column, low) &&
    !(looksLikeYear(low) && kindAt(draft, place) === 'preposition')
  )
    return before;
  const after = columnAfter(draft, place + 4);
  if (after && comparableWith(after.column, low)) return after;
  const time = looksLikeYear(low) || typeof low.value === 'string' ? timeColumn(draft) : null;
  if (time && comparableWith(time, low)) return { column: time, place: null };
  return before && comparableWith(before.column, low) ? before : null;
}
