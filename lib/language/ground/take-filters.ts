import { comparisonFilters } from './comparison-filters.ts';
import type { Draft } from './draft.ts';
import { kindAt, placesOf, says, take } from './draft.ts';
import { encodeTerms, findPattern } from './encode-terms.ts';
import { equalityFilters } from './equality-filters.ts';
import { flagFilters } from './flag-filters.ts';
import { joinPredicates, opposite, type Placed } from './predicates.ts';
import { rangeFilters } from './range-filters.ts';
import { textFilters } from './text-filters.ts';
import { valueFilters } from './value-filters.ts';

/** The conditions on rows that the question states, joined as it joins them. */
export function takeFilters(draft: Draft): void {
  takePercentScale(draft);
  const placed = [
    rangeFilters,
    comparisonFilters,
    textFilters,
    valueFilters,
    equalityFilters,
    flagFilters,
  ].flatMap((find) => find(draft));
  placed.sort((a, b) => a.from - b.from);
  const joined = placed.map((one, order) => ({
    ...one,
    joinedByOr: one.joinedByOr || orBetween(draft, placed[order - 1], one),
  }));
  const shown = says(draft, 'remove')
    ? joined.map((one) => ({ ...one, predicate: opposite(one.predicate) }))
    : joined;
  draft.filters.push(...joinPredicates(shown));
  draft.conditions = shown;
  for (const place of placesOf(draft, 'condition')) take(draft, place);
}

/** "percentage (0-100)" tells how a share is written, and keeps no rows. */
function takePercentScale(draft: Draft): void {
  const scale = says(draft, 'share') ? findPattern(encodeTerms(draft), /\bN0 (?:- |to )?N(?:1|100)\b/) : null;
  if (scale) take(draft, ...scale.places);
}

function orBetween(draft: Draft, before: Placed | undefined, one: Placed): boolean {
  if (!before) return false;
  for (let place = before.to; place < one.from; place += 1)
    if (draft.terms[place]?.meaning.kind === 'or') return true;
  return kindAt(draft, one.from - 1) === 'or';
}
