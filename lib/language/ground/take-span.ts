import type { ColumnRef } from '../link/column-index.ts';
import { isMeasurable, isTime } from '../link/column-nature.ts';
import { type Draft, kindAt, meaningAt, placesOf, take } from './draft.ts';
import { encodeTerms, findPattern } from './encode-terms.ts';
import { timeColumn } from './operands.ts';

const high =
  '(?:highest|maximum|max|largest|greatest|biggest|latest|last|newest|most recent|final|longest|tallest|heaviest)';
const low = '(?:lowest|minimum|min|smallest|least|earliest|O1|first|oldest|shortest|lightest)';
const between = '(?:(?!\\b(?:and|#)\\b)[\\w ]+ )?';
const pair = `(?:the )?(?:${high} ${between}and (?:the )?${low}|${low} ${between}and (?:the )?${high}|O1 ${between}and (?:the )?oldest)`;
const ends = new RegExp(
  `\\b(?:difference|range|gap|span|interval|duration|time|days)\\b(?: (?!${high}|${low})[\\w#]+){0,4}? ${pair}\\b`,
);
const covered =
  /\b(?:time span|how many (?:days|NAME) (?:[a-z]+ ){0,3}(?:cover|covers|span|spans|covered|spanned))\b/;

/** "how far the highest weight is from the lowest", "the days from the first to the last": a span. */
export function takeSpan(draft: Draft): void {
  const encoded = encodeTerms(draft);
  for (const pattern of [ends, covered]) {
    const found = findPattern(encoded, pattern);
    const column = found ? spanned(draft, found.places) : null;
    if (!found || !column) continue;
    const counts = placesOf(draft, 'count').filter((place) => place < (found.places[0] ?? 0));
    take(draft, ...found.places, ...counts, ...mentions(draft, column, found.places));
    draft.measures.push({
      aggregate: 'span',
      column: column.name,
      quantile: null,
      share: false,
      place: found.places[0] ?? 0,
    });
    return;
  }
}

/** The number or date within the words or right behind them; else the only dates, where days are asked for. */
function spanned(draft: Draft, places: readonly number[]): ColumnRef | null {
  const last = places.at(-1) ?? 0;
  const near = [...places, last + 1, last + 2, last + 3];
  const named = near
    .map((place) => meaningAt(draft, place, 'column')?.column ?? null)
    .find((column) => column !== null && (isMeasurable(column) || isTime(column)));
  if (named) return named;
  const isOfTime = places.some((place) =>
    /^(days?|dates?|time|time span)$/i.test(draft.terms[place]?.text ?? ''),
  );
  return isOfTime ? timeColumn(draft) : null;
}

function mentions(draft: Draft, column: ColumnRef, places: readonly number[]): number[] {
  const last = places.at(-1) ?? 0;
  return [last + 1, last + 2, last + 3].filter(
    (place) => meaningAt(draft, place, 'column')?.column === column || kindAt(draft, place) === 'timeUnit',
  );
}
