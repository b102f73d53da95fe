import type { Measure } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { percentWords, valueWords } from './value-words.ts';

/** A measure's value as prose says it: a share as a percentage. */
export function measuredValue(value: Cell | undefined, measure: Measure): string {
  if (value === undefined || value === null) return 'missing';
  return measure.share && typeof value === 'number' ? percentWords(value) : valueWords(value);
}
