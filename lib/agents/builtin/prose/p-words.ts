import type { Plan } from '#lib/analysis/index.ts';
import { valueWords } from './value-words.ts';

const usualLevel = 0.05;

/** The level that p-values are judged at: what was asked for, 0.05 else. */
export function levelOf({ statistic }: Plan): number {
  return statistic?.kind === 'significance' ? statistic.level : usualLevel;
}

/** A p-value as it is written: `p = 0.031`, `p < 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${valueWords(p)}`;
}

/** A p-value against its level, for the list of values. */
export function significanceWords(p: number | null, level: number): string | null {
  if (p === null) return null;
  return p < level ? 'significant' : 'not significant';
}
