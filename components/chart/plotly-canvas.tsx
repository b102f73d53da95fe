'use client';

import { useTheme } from 'next-themes';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { dressFigure, type Theme } from '#lib/charts/browser.ts';
import { readFigureArtifact } from '#lib/client/index.ts';
import { freeHeight } from './chart-height.ts';
import { loadPlotly } from './load-plotly.ts';

type PlotlyCanvasProps = {
  path: string;
  name: string;
  /** As the code chose it. */
  height: number | null;
  /** Whether the page says the figure's title. */
  hasHeading: boolean;
};

/** A Plotly figure that code made, in the page's dress, at the width that is there. */
export default function PlotlyCanvas({ path, name, height: chosen, hasHeading }: PlotlyCanvasProps) {
  const [free] = useState(freeHeight);
  const height = chosen ?? free;
  const { resolvedTheme } = useTheme();
  const theme = resolvedTheme === 'dark' ? 'dark' : 'light';
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ failure: string | null; isSettled: boolean }>({
    failure: null,
    isSettled: false,
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const controller = new AbortController();
    const drawn = draw(element, { path, height, theme, hasHeading, signal: controller.signal });
    drawn.then(
      () => setState({ failure: null, isSettled: true }),
      (error) =>
        !controller.signal.aborted &&
        setState({ failure: error instanceof Error ? error.message : String(error), isSettled: true }),
    );
    return () => {
      controller.abort();
      void drawn.then((leave) => leave()).catch(() => undefined);
    };
  }, [path, height, theme, hasHeading]);
  return (
    <div className="relative" style={{ minHeight: height }}>
      {!state.isSettled && (
        <div className="absolute inset-0 grid place-items-center">
          <Spinner />
        </div>
      )}
      <div ref={place} role="img" aria-label={name} data-chart style={{ height }} />
      {state.failure && (
        <Alert className="absolute inset-x-3 top-3">The figure could not be drawn. {state.failure}</Alert>
      )}
    </div>
  );
}

/** Resolves with how to leave. */
async function draw(
  element: HTMLElement,
  {
    path,
    height,
    signal,
    ...dress
  }: { path: string; height: number; signal: AbortSignal; theme: Theme; hasHeading: boolean },
): Promise<() => void> {
  const [figure, plotly] = await Promise.all([
    readFigureArtifact(path, signal),
    loadPlotly({ needsWebgl: true }),
  ]);
  signal.throwIfAborted();
  const { data, layout } = dressFigure(figure, dress);
  const { width: _, ...rest } = layout;
  const config = { displayModeBar: false, responsive: false };
  await plotly.react(element, data, { ...rest, height, autosize: true }, config);
  element.dataset.drawn = 'true';
  const observer = new ResizeObserver(() => {
    if (element.offsetWidth > 0) void plotly.Plots.resize(element);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    plotly.purge(element);
  };
}
