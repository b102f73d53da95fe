import type { TimeUnit } from '#lib/analysis/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel } from './chart-spec.ts';

/** The unit that dates are told in: the channel's, or months where all of them begin one. */
export function impliedUnit({ type, timeUnit }: Channel, cells: readonly Cell[]): TimeUnit | null {
  if (timeUnit !== null || type !== 'temporal') return timeUnit;
  const dates = new Set(cells.filter((cell) => cell !== null));
  const monthly = [...dates].every((cell) => /^\d{4,}-\d\d-01(?:[T ]00:00(?::00)?)?$/.test(String(cell)));
  return monthly && dates.size > 1 ? 'yearmonth' : null;
}
