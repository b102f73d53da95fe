import { comparisonFilters } from './comparison-filters.ts';
import type { Draft } from './draft.ts';
import { kindAt, placesOf, says, take } from './draft.ts';
import { equalityFilters } from './equality-filters.ts';
import { joinPredicates, opposite, type Placed } from './predicates.ts';
import { rangeFilters } from './range-filters.ts';
import { textFilters } from './text-filters.ts';
import { valueFilters } from './value-filters.ts';

/** The conditions on rows that the question states, joined as it joins them. */
export function takeFilters(draft: Draft): void {
  const placed = [rangeFilters, comparisonFilters, textFilters, valueFilters, equalityFilters].flatMap(
    (find) => find(draft),
  );
  placed.sort((a, b) => a.from - b.from);
  const joined = placed.map((one, order) => ({
    ...one,
    joinedByOr: one.joinedByOr || orBetween(draft, placed[order - 1], one),
  }));
  const shown = says(draft, 'remove')
    ? joined.map((one) => ({ ...one, predicate: opposite(one.predicate) }))
    : joined;
  draft.filters.push(...joinPredicates(shown));
  for (const place of placesOf(draft, 'condition')) take(draft, place);
}

function orBetween(draft: Draft, before: Placed | undefined, one: Placed): boolean {
  if (!before) return false;
  for (let place = before.to; place < one.from; place += 1)
    if (draft.terms[place]?.meaning.kind === 'or') return true;
  return kindAt(draft, one.from - 1) === 'or';
}
