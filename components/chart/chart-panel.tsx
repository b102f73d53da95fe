'use client';

import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import { Alert } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { ChartSpec } from '#lib/charts/browser.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { chartHeight } from './chart-height.ts';

const ChartCanvas = dynamic(() => import('./chart-canvas.tsx'), { ssr: false });

type ChartPanelProps = {
  spec: ChartSpec;
  result: Result;
  /** Not all rows are there yet. */
  isPartial: boolean;
  error: Error | null;
};

/** The room of a chart, kept free before the chart is there. */
export function ChartPanel({ spec, result, isPartial, error }: ChartPanelProps) {
  const height = chartHeight(spec, result);
  const [isSettled, setIsSettled] = useState(false);
  const settle = useCallback(() => setIsSettled(true), []);
  return (
    <div className="relative" style={{ minHeight: height }}>
      {!isSettled && !error && (
        <div className="absolute inset-x-0 top-0 grid place-items-center" style={{ height }}>
          <Spinner />
        </div>
      )}
      {!isPartial && <ChartCanvas spec={spec} result={result} height={height} onSettled={settle} />}
      {error && (
        <Alert className="absolute inset-x-3 top-3">
          The rest of the rows could not be read: {error.message}
        </Alert>
      )}
    </div>
  );
}
