'use client';

import { Progress } from '#components/ui/progress.tsx';
import type { InstallProgress as HowFar } from '#lib/contracts/index.ts';

/** The step that the installation of Python is at. */
export function InstallProgress({ progress: { step, done, total } }: { progress: HowFar }) {
  const isCounted = done !== undefined && total !== undefined;
  return (
    <div className="text-[0.8125rem]">
      <p className="mb-1.5 flex justify-between gap-3 text-ink-soft">
        <span>{step}</span>
        {isCounted && (
          <span className="tabular-nums">
            {Math.min(done + 1, total)} of {total}
          </span>
        )}
      </p>
      <Progress label="Installing Python" value={isCounted ? done / Math.max(1, total) : null} />
    </div>
  );
}
