'use client';

import { ChevronDown } from 'lucide-react';
import { usePlotline } from '#components/page/session-context.tsx';
import type { Analyst } from '#lib/contracts/index.ts';

export const analystNames: Record<Analyst, string> = { builtin: 'Built-in', gemini: 'Gemini' };

/** Who answers. An analyst that can't is there with the reason. */
export function AnalystSelect() {
  const { page, analyst, setAnalyst } = usePlotline();
  const { analysts } = page.installation;
  const reasons = analysts.flatMap(({ name, reason }) =>
    reason ? [`${analystNames[name]}: ${reason}`] : [],
  );
  return (
    <span className="relative inline-flex items-center">
      <select
        aria-label="Analyst"
        title={reasons.join('\n') || undefined}
        value={analyst}
        onChange={(event) => setAnalyst(event.target.value === 'gemini' ? 'gemini' : 'builtin')}
        className="field-sizing-content h-8 max-w-44 appearance-none truncate rounded-md bg-transparent pr-6 pl-2 text-[0.8125rem] text-ink-soft hover:bg-hover hover:text-ink"
      >
        {analysts.map(({ name, available, reason }) => (
          <option key={name} value={name} disabled={!available} className="bg-surface text-ink">
            {available ? analystNames[name] : `${analystNames[name]}: ${reason ?? 'not available'}`}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-1.5 size-3.5 text-ink-faint" />
    </span>
  );
}
