'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { CodeRun } from '#lib/client/index.ts';
import { summariseRun } from './summarise-run.ts';

/** What a run came to, for who does not see it, and whether the query of the same plan gave the same. */
export function CodeCaption({ run }: { run: CodeRun }) {
  return (
    <figcaption>
      <p className="sr-only">{summariseRun(run)}</p>
      <Check run={run} />
    </figcaption>
  );
}

/** Nothing where there was no query to compare with. */
function Check({ run }: { run: CodeRun }) {
  if (run.check === 'equal') {
    return (
      <p className="flex items-center gap-1.5 border-t border-line px-3.5 py-2 text-[0.8125rem] text-ink-soft">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-accent" />
        The query of the same plan gave the same numbers.
      </p>
    );
  }
  if (run.check !== 'different') return null;
  return (
    <p className="flex items-start gap-1.5 border-t border-line px-3.5 py-2 text-[0.8125rem] text-danger">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      The query of the same plan gave something else. {run.difference}
    </p>
  );
}
