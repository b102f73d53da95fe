import type { Predicate } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import type { Meaning } from '../link/term.ts';
import type { LiteralMatch } from '../reading.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, previousPlace, take } from './draft.ts';
import { type Placed, predicate } from './predicates.ts';

const near = new Set<Meaning['kind']>(['noise', 'preposition', 'comparison', 'condition', 'not', 'only']);
const between = new Set<Meaning['kind']>(['noise', 'and', 'or', 'comma', 'preposition', 'versus', 'also']);

/** Values named without or with their column: "from Oslo", "town is Oslo", "Oslo and Bern". */
export function valueFilters(draft: Draft): Placed[] {
  const placed: Placed[] = [];
  for (const place of placesOf(draft, 'value')) {
    if (draft.used.has(place)) continue;
    const found = valueAt(draft, place);
    if (found) placed.push(found);
  }
  return placed;
}

function valueAt(draft: Draft, place: number): Placed | null {
  const matches = meaningAt(draft, place, 'value')?.matches ?? [];
  const beside = columnBeside(draft, place, matches);
  const match = beside ? matches.find((one) => one.column === beside.column.name) : matches[0];
  if (!match) return null;
  const negated = isNegated(draft, place);
  const list = listedValues(draft, place, match.column);
  const values = [...new Set([...sameLiteral(matches, match), ...list.values])];
  take(draft, place, ...list.places);
  if (beside) take(draft, beside.place);
  return {
    predicate: oneOf(match.column, values, negated),
    from: Math.min(place, beside?.place ?? place),
    to: list.to,
    joinedByOr: false,
  };
}

/** Prefix matches may be several values of one column; they are meant together. */
function sameLiteral(matches: readonly LiteralMatch[], match: LiteralMatch) {
  const same = matches.filter((one) => one.column === match.column && one.literal === match.literal);
  return match.how === 'exact' ? same.slice(0, 1).map((one) => one.value) : same.map((one) => one.value);
}

function oneOf(column: string, values: Predicate['values'], negated: boolean): Predicate {
  if (values.length === 1) return predicate({ column, comparison: negated ? '!=' : '=', values });
  return predicate({ column, comparison: negated ? 'not_in' : 'in', values });
}

function isNegated(draft: Draft, place: number): boolean {
  for (let at = place - 1; at >= Math.max(0, place - 4); at -= 1) {
    const meaning = draft.terms[at]?.meaning;
    if (meaning?.kind === 'not') {
      take(draft, at);
      return true;
    }
    if (meaning?.kind === 'comparison') {
      take(draft, at);
      if (meaning.comparison === '!=') return true;
      continue;
    }
    if (!meaning || !near.has(meaning.kind)) return false;
  }
  return false;
}

function columnBeside(
  draft: Draft,
  place: number,
  matches: readonly LiteralMatch[],
): { column: ColumnRef; place: number } | null {
  for (const at of [
    previousPlace(draft, place - 1, near),
    nextPlace(draft, place + 1, new Set(['noise', 'preposition'])),
  ]) {
    const column = meaningAt(draft, at, 'column')?.column;
    const joined = kindAt(draft, at - 1) === 'group';
    if (column && !joined && matches.some((match) => match.column === column.name))
      return { column, place: at };
  }
  return null;
}

/** Further values of the same column: "Oslo, Rome and Bern". */
function listedValues(draft: Draft, place: number, column: string) {
  const values: Predicate['values'] = [];
  const places: number[] = [];
  let to = place + 1;
  for (;;) {
    const next = nextPlace(draft, to, between);
    if (next === to && kindAt(draft, next) !== 'value') break;
    const match = meaningAt(draft, next, 'value')?.matches.find((one) => one.column === column);
    if (!match) break;
    values.push(match.value);
    for (let at = to; at <= next; at += 1) places.push(at);
    to = next + 1;
  }
  return { values, places, to };
}
