import { ordinalOf } from '../lexicon/ordinals.ts';
import { isMeasurable, isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, previousPlace, says, take } from './draft.ts';

const small = new Set<Meaning['kind']>(['noise', 'preposition']);

/** "top 5", "5 highest", "first ten rows", "the most expensive". */
export function takeTop(draft: Draft): void {
  for (const place of placesOf(draft, 'top')) takeRanked(draft, place);
  takeNumberOf(draft);
  if (says(draft, 'which')) draft.extreme ??= comparative(draft);
  takeBothEnds(draft);
  for (const place of placesOf(draft, 'aggregate')) takeOrdinalMode(draft, place);
  for (const place of placesOf(draft, 'extreme')) takeExtreme(draft, place);
}

/** "the earliest and the latest date": the least and the greatest value of one column. */
function takeBothEnds(draft: Draft): void {
  const [first, second] = placesOf(draft, 'extreme');
  if (first === undefined || second === undefined) return;
  const joint = draft.terms.slice(first + 1, second);
  const joined = joint.some(({ meaning }) => meaning.kind === 'and');
  const plain = joint.every(({ meaning }) => meaning.kind === 'and' || meaning.kind === 'noise');
  const [one, other] = [first, second].map((place) => meaningAt(draft, place, 'extreme')?.direction);
  const at = nextPlace(draft, second + 1, small);
  const column = meaningAt(draft, at, 'column')?.column;
  if (!joined || !plain || one === other || !column || !(isMeasurable(column) || isTime(column))) return;
  for (const direction of [one, other])
    draft.measures.push({
      aggregate: direction === 'descending' ? 'max' : 'min',
      column: column.name,
      quantile: null,
      share: false,
      place: first,
    });
  take(draft, first, ...joint.map((_, offset) => first + 1 + offset), second, at);
}

/** "the second most common town" is a place in the order of its counts. */
function takeOrdinalMode(draft: Draft, place: number): void {
  const aggregate = meaningAt(draft, place, 'aggregate')?.aggregate;
  if (aggregate === 'min' || aggregate === 'max') takeRowAtEnd(draft, place, aggregate);
  if (aggregate !== 'mode') return;
  const count = meaningAt(draft, place - 1, 'number')?.value;
  if (count !== undefined && Number.isInteger(count) && count > 1) {
    draft.top ??= { count, direction: 'descending', rows: false, place };
    take(draft, place - 1);
  } else if (!takeOrdinal(draft, place - 1)) return;
  draft.extreme ??= { direction: 'descending', place, frequent: true };
  take(draft, place);
}

/** "the crate with the minimum weight" is the crate, not the weight. */
function takeRowAtEnd(draft: Draft, place: number, aggregate: 'min' | 'max'): void {
  const joint = previousPlace(draft, place - 1, new Set<Meaning['kind']>(['noise']));
  const thing = previousPlace(draft, joint - 1, new Set<Meaning['kind']>(['noise']));
  if (!/^(with|having|that has|which has|who has)$/i.test(draft.terms[joint]?.text ?? '')) return;
  if (kindAt(draft, thing) !== 'entity') return;
  draft.extreme ??= { direction: aggregate === 'max' ? 'descending' : 'ascending', place };
  take(draft, place);
}

/** "the first published" is the earliest date, "the last picked" the latest. */
function takeEndOfTime(draft: Draft, place: number, next: number): void {
  const column = next === place + 1 ? meaningAt(draft, next, 'column')?.column : undefined;
  const direction = meaningAt(draft, place, 'top')?.direction;
  if (!column || !isTime(column) || !direction || draft.extreme !== null) return;
  draft.extreme = { direction, place };
  take(draft, place);
}

/** "the third" before the end of a scale: how many come before it. */
function takeOrdinal(draft: Draft, place: number): boolean {
  const ordinal = kindAt(draft, place) === 'unknown' ? ordinalOf(draft.terms[place]?.text ?? '') : null;
  if (ordinal === null || ordinal < 2) return false;
  draft.skip = ordinal - 1;
  take(draft, place);
  return true;
}

/** "which team scores more": without "than", the end of the scale is meant. */
function comparative(draft: Draft): Draft['extreme'] {
  const place = draft.terms.findIndex(
    ({ meaning, text }) =>
      meaning.kind !== 'comparison' &&
      /^(more|higher|larger|bigger|greater|less|lower|smaller|fewer)$/i.test(text),
  );
  if (place === -1) return null;
  take(draft, place);
  return {
    direction: /^(less|lower|smaller|fewer)$/i.test(draft.terms[place]?.text ?? '')
      ? 'ascending'
      : 'descending',
    place,
  };
}

/** "the 5 towns with the most rain": a number before a plural, and what ranks it behind. */
function takeNumberOf(draft: Draft): void {
  const [end] = placesOf(draft, 'extreme');
  if (end === undefined || draft.top !== null) return;
  for (const place of placesOf(draft, 'number')) {
    const next = draft.terms[place + 1];
    const count = meaningAt(draft, place, 'number')?.value ?? 0;
    const thing =
      next && ['column', 'entity', 'unknown', 'rows'].includes(next.meaning.kind) && /s$/i.test(next.text);
    if (
      place > end ||
      !thing ||
      !Number.isInteger(count) ||
      count < 1 ||
      draft.terms[place - 1]?.meaning.kind === 'condition'
    )
      continue;
    const direction = meaningAt(draft, end, 'extreme')?.direction ?? 'descending';
    draft.top = { count, direction, rows: false, place: end };
    take(draft, place);
    return;
  }
}

function takeRanked(draft: Draft, place: number): void {
  const meaning = meaningAt(draft, place, 'top');
  if (!meaning) return;
  const next = nextPlace(draft, place + 1, small);
  const count = meaningAt(draft, next, 'number')?.value ?? null;
  if (meaning.rows && count === null && kindAt(draft, next) !== 'rows') {
    takeEndOfTime(draft, place, next);
    return;
  }
  draft.top ??= { count, direction: meaning.direction, rows: meaning.rows ?? false, place };
  take(draft, place);
  if (count !== null) take(draft, next);
}

function takeExtreme(draft: Draft, place: number): void {
  const direction = meaningAt(draft, place, 'extreme')?.direction;
  if (!direction) return;
  takeOrdinal(draft, place - 1);
  const before = meaningAt(draft, place - 1, 'number');
  if (before && Number.isInteger(before.value)) {
    draft.top ??= { count: before.value, direction, rows: false, place };
    take(draft, place - 1);
  }
  draft.extreme ??= { direction, place };
  take(draft, place);
}
