import type { Reading } from '../reading.ts';

/** Whether a follow-up with words that found no use gives what was there already: a second copy answers nothing. */
export function saysTheSame(now: Pick<Reading, 'plan' | 'chart' | 'unused'>, before: Reading): boolean {
  if (now.unused.length === 0 || JSON.stringify(now.plan) !== JSON.stringify(before.plan)) return false;
  return (now.chart?.mark ?? null) === (before.chart?.mark ?? null) || now.chart?.mark === null;
}
