'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { CodeRun } from '#lib/client/index.ts';

/** Whether the query of the same plan gave the same; nothing where there was none to compare with. */
export function CodeCheckLine({ run }: { run: CodeRun }) {
  if (run.check === 'equal') {
    return (
      <figcaption className="flex items-center gap-1.5 border-t border-line px-3.5 py-2 text-[0.8125rem] text-ink-soft">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-accent" />
        The query of the same plan gave the same numbers.
      </figcaption>
    );
  }
  if (run.check !== 'different') return null;
  return (
    <figcaption className="flex items-start gap-1.5 border-t border-line px-3.5 py-2 text-[0.8125rem] text-danger">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      The query of the same plan gave something else. {run.difference}
    </figcaption>
  );
}
