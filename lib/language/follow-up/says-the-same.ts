import { type Draft, says } from '../ground/draft.ts';
import type { Reading } from '../reading.ts';

type Said = Pick<Reading, 'plan' | 'chart' | 'unused'>;

/**
 * Why a follow-up that gives what was there already answers nothing: words of it found no use, or none of them
 * names anything to change. null where it changes something, or asks for the same by name.
 */
export function saysTheSame(now: Said, before: Reading, change: Draft): string | null {
  if (JSON.stringify(now.plan) !== JSON.stringify(before.plan) || isDrawnAnew(now.chart, before.chart))
    return null;
  if (now.unused.length > 0)
    return `It isn’t clear what “${now.unused.join(' ')}” changes in the answer before.`;
  return namesAnything(change)
    ? null
    : `It isn’t clear what “${change.question.trim()}” changes in the answer before.`;
}

function namesAnything(change: Draft): boolean {
  const { uses, measures, filters, top, sort, mark, stack, timeUnit, bins } = change;
  const parts = [top, sort, mark, stack, timeUnit, bins].some((part) => part !== null);
  const spoken = (['aggregate', 'share', 'time', 'also'] as const).some((kind) => says(change, kind));
  return parts || spoken || uses.length + measures.length + filters.length > 0;
}

function isDrawnAnew(now: Reading['chart'], before: Reading['chart']): boolean {
  if (now === null) return false;
  const [wish, shown] = [now, before ?? { mark: null, x: null, color: null, facet: null, stack: null }];
  const placed = (['x', 'color', 'facet', 'stack'] as const).some((place) => wish[place] !== shown[place]);
  return placed || (wish.mark !== null && wish.mark !== shown.mark);
}
