import type { Result } from '#lib/datasets/browser.ts';
import { valuesOf } from '../cells.ts';
import type { Channel } from '../chart-spec.ts';

/** Long or many names read better beside horizontal bars. */
export function needsRoom(x: Channel, result: Result): boolean {
  const names = [...new Set(valuesOf(result, x.column))].map((cell) => String(cell ?? '(missing)'));
  const longest = Math.max(0, ...names.map((name) => name.length));
  return names.length > 12 || (names.length > 3 && longest > 14) || longest > 24;
}
