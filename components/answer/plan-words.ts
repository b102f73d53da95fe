import { describePlan, type Plan } from '#lib/analysis/browser.ts';

/** A plan in words, for where nothing of it can be clicked. */
export function planWords(plan: Plan): string {
  return describePlan(plan, null)
    .map(({ text }) => text)
    .join('');
}
