'use client';

import { Progress } from '#components/ui/progress.tsx';
import type { InstallProgress as HowFar } from '#lib/contracts/index.ts';

type InstallProgressProps = {
  progress: HowFar;
  /** Whether it has to say what this is the progress of. */
  isNamed?: boolean;
};

/** The step that the installation of Python is at. */
export function InstallProgress({ progress, isNamed = false }: InstallProgressProps) {
  const { step, done, total } = progress;
  const isCounted = done !== undefined && total !== undefined;
  return (
    <div className="text-[0.8125rem]">
      <p className="mb-1.5 flex justify-between gap-3 text-ink-soft">
        <span>
          {isNamed && 'Installing Python: '}
          {step}
        </span>
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
