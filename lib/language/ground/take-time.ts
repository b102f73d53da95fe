import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, take } from './draft.ts';

const small = new Set<Meaning['kind']>(['noise', 'preposition', 'comparison', 'group', 'rows']);

/** Bins ("into 8 buckets", "bin width 25") and units of time ("by month", "per weekday"). */
export function takeBins(draft: Draft): void {
  const asked = [...placesOf(draft, 'bin'), ...placesOf(draft, 'binWidth')];
  for (const place of asked) {
    const width =
      meaningAt(draft, place, 'binWidth') !== null ||
      /bucket|interval/.test(draft.terms[place + 1]?.text ?? '');
    draft.binned = true;
    take(draft, place);
    const number = numberNear(draft, place);
    if (number) draft.bins = number.value > 0 ? binsFor(draft, number, width) : null;
    else if (meaningless(draft)) draft.bins ??= 0;
  }
}

/** Bins of time are told by their unit, not by a number. */
function meaningless(draft: Draft): boolean {
  return draft.terms.every((term) => term.meaning.kind !== 'timeUnit' && term.meaning.kind !== 'time');
}

type Near = { value: number; place: number };

function numberNear(draft: Draft, place: number): Near | null {
  for (const at of [place - 1, nextPlace(draft, place + 1, small), place - 2]) {
    const number = meaningAt(draft, at, 'number');
    const apart = at === place - 2 && ['comma', 'stop'].includes(kindAt(draft, place - 1) ?? '');
    if (!number || apart) continue;
    take(draft, at);
    return { value: number.value, place: at };
  }
  return null;
}

/** A number greater than 60 is read as the width of a bin, whatever the words. */
function binsFor(draft: Draft, number: Near, width: boolean): number {
  if (!width && number.value <= 60) return Math.round(number.value);
  const column = draft.terms
    .map((term) => term.meaning)
    .find((meaning) => meaning.kind === 'column' && typeof meaning.column.profile.max === 'number');
  if (column?.kind !== 'column') return 0;
  const { min, max } = column.column.profile;
  if (typeof min !== 'number' || typeof max !== 'number') return 0;
  return Math.min(200, Math.max(1, Math.ceil(max / number.value) - Math.floor(min / number.value)));
}

export function takeTimeUnits(draft: Draft): void {
  for (const place of placesOf(draft, 'timeUnit')) {
    const unit = meaningAt(draft, place, 'timeUnit')?.timeUnit;
    if (kindAt(draft, place - 1) === 'number') continue;
    draft.timeUnit = draft.binned ? (unit ?? draft.timeUnit) : (draft.timeUnit ?? unit ?? null);
    take(draft, place);
  }
}
