'use client';

import { Check, ChevronRight, CircleAlert, CircleSlash } from 'lucide-react';
import { Spinner } from '#components/ui/spinner.tsx';
import { formatExact } from '#lib/base/browser.ts';
import { formatDuration, type Step } from '#lib/client/index.ts';

/** What was done. Open while it is being done, folded away after, unless something failed. */
export function Steps({ steps, isOver }: { steps: readonly Step[]; isOver: boolean }) {
  const failed = steps.filter(({ status }) => status === 'failed').length;
  return (
    <details key={String(isOver)} open={!isOver || failed > 0} className="group text-[0.8125rem]">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded text-ink-faint hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        {steps.length === 1 ? '1 step' : `${steps.length} steps`}
        {failed > 0 && <span className="text-danger">· {failed} failed</span>}
      </summary>
      <ol className="mt-1.5 ml-1.5 space-y-1.5 border-l border-line pl-3.5">
        {steps.map((step) => (
          <StepRow key={step.key} step={step} />
        ))}
      </ol>
    </details>
  );
}

function StepRow({ step }: { step: Step }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-1.5">
        <StepMark status={step.status} />
        <span className="text-ink-soft">{titles[step.tool] ?? step.tool}</span>
        {step.purpose && <span className="text-ink-faint">{step.purpose}</span>}
        <span className="text-ink-faint tabular-nums">{facts(step)}</span>
      </p>
      {step.error && <p className="mt-0.5 ml-5.5 text-danger">{step.error}</p>}
      {step.sql && (
        <details className="ml-5.5">
          <summary className="cursor-pointer text-xs text-ink-faint hover:text-ink">SQL</summary>
          <pre className="mt-1 overflow-x-auto rounded bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
            {step.sql}
          </pre>
        </details>
      )}
    </li>
  );
}

const titles: Record<string, string> = {
  query_data: 'Ran a query',
  make_chart: 'Drew a chart',
  read_schema: 'Read schema',
};

function StepMark({ status }: { status: Step['status'] }) {
  if (status === 'running') return <Spinner />;
  if (status === 'failed')
    return <CircleAlert role="img" aria-label="failed" className="size-4 text-danger" />;
  if (status === 'stopped')
    return <CircleSlash role="img" aria-label="stopped" className="size-4 text-ink-faint" />;
  return <Check role="img" aria-label="done" className="size-4 text-accent" />;
}

function facts({ rows, durationMs }: Step): string {
  const parts = [];
  if (rows !== null) parts.push(rows === 1 ? '1 row' : `${formatExact(rows)} rows`);
  if (durationMs !== null) parts.push(formatDuration(durationMs));
  return parts.length > 0 ? `· ${parts.join(' · ')}` : '';
}
