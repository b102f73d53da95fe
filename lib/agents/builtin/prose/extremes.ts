import type { Cell } from '#lib/datasets/index.ts';
import type { Group } from './grouped.ts';

/** The groups with the largest and the smallest value of one measure, missing values left aside. */
export type Extremes = { top: Group; bottom: Group; tiedAtTop: number; count: number };

/** Groups without a key compete only where all others have none either. null where no group has a value. */
export function findExtremes(groups: readonly Group[], measure: number): Extremes | null {
  const valued = groups.filter(({ values }) => sizeOf(values[measure]) !== null);
  const keyed = valued.filter(({ keys }) => keys.every((key) => key !== null));
  const compared = keyed.length > 0 ? keyed : valued;
  const [first] = compared;
  if (first === undefined) return null;
  const size = (group: Group) => sizeOf(group.values[measure]) ?? 0;
  const top = compared.reduce((best, group) => (size(group) > size(best) ? group : best), first);
  const bottom = compared.reduce((best, group) => (size(group) < size(best) ? group : best), first);
  const tiedAtTop = compared.filter((group) => size(group) === size(top)).length;
  return { top, bottom, tiedAtTop, count: compared.length };
}

/** What a value is compared by: its number, or its time; null for what can't be compared. */
export function sizeOf(value: Cell | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : null;
}
