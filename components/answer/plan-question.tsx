'use client';

import { Plan } from '#lib/analysis/browser.ts';
import { planWords } from './plan-words.ts';

/** What an edited reading asks, in words. */
export default function PlanQuestion({ plan, fallback }: { plan: unknown; fallback: string }) {
  const parsed = Plan.safeParse(plan);
  return <p className="break-words">{parsed.success ? planWords(parsed.data) : fallback}</p>;
}
