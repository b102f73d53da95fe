import type { Cell } from '#lib/datasets/index.ts';
import type { Group } from './grouped.ts';

/** The groups with the largest and the smallest value of one measure, missing values left aside. */
export type Extremes = { top: Group; bottom: Group; tiedAtTop: number; tiedAtBottom: number };

export function findExtremes(groups: readonly Group[], measure: number): Extremes | null {
  const valued = groups.filter(({ values }) => numberOf(values[measure]) !== null);
  const [first] = valued;
  if (first === undefined) return null;
  const size = (group: Group) => numberOf(group.values[measure]) ?? 0;
  const top = valued.reduce((best, group) => (size(group) > size(best) ? group : best), first);
  const bottom = valued.reduce((best, group) => (size(group) < size(best) ? group : best), first);
  return {
    top,
    bottom,
    tiedAtTop: valued.filter((group) => size(group) === size(top)).length,
    tiedAtBottom: valued.filter((group) => size(group) === size(bottom)).length,
  };
}

/** A number, or a decimal too long for one; null for what can't be compared. */
export function numberOf(value: Cell | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  return Number(value);
}
