'use client';

import { useEffect, useRef, useState } from 'react';
import { Alert } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { readFigureArtifact } from '#lib/client/index.ts';
import { loadPlotly } from './load-plotly.ts';

/** A Plotly figure that code made, drawn as it was made, at the width that is there. */
export default function PlotlyCanvas({ path, name, height }: { path: string; name: string; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ failure: string | null; isSettled: boolean }>({
    failure: null,
    isSettled: false,
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const controller = new AbortController();
    const drawn = draw(element, { path, height, signal: controller.signal });
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
  }, [path, height]);
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
  { path, height, signal }: { path: string; height: number; signal: AbortSignal },
): Promise<() => void> {
  const [{ data, layout }, plotly] = await Promise.all([
    readFigureArtifact(path, signal),
    loadPlotly({ needsWebgl: true }),
  ]);
  signal.throwIfAborted();
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
