import type { Cell } from '#lib/datasets/browser.ts';

/** A rule and its factor in words: `1.5 × IQR`, `z-score beyond 3`. */
export function outlierRuleWords([rule, factor]: readonly Cell[]): string {
  return rule === 'z_score' ? `z-score beyond ${factor}` : `${factor} × IQR`;
}
