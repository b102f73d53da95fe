import type { CastAllowance } from './style-offences.ts';

/** Casts outside functions named `parse…` or `decode…`. A new one needs a row and a reason. */
export const castAllowances: readonly CastAllowance[] = [
  { path: 'lib/base/ids.ts', casts: 8, reason: 'makes the branded ids that all other code only passes on' },
];
