'use client';

import { useTheme } from 'next-themes';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '#components/ui/notice.tsx';
import { type ChartSpec, toFigure } from '#lib/charts/browser.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { loadPlotly } from './load-plotly.ts';
import type { Plotly } from './plotly.ts';

type ChartCanvasProps = {
  spec: ChartSpec;
  result: Result;
  height: number;
  /** Called when the chart is drawn, or could not be. */
  onSettled: () => void;
};

/** Draws a chart, again at each change of its data, of the theme and of its width. */
export default function ChartCanvas({ spec, result, height, onSettled }: ChartCanvasProps) {
  const { resolvedTheme } = useTheme();
  const theme = resolvedTheme === 'dark' ? 'dark' : 'light';
  const place = useRef<HTMLDivElement>(null);
  const plotly = useRef<Plotly | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [notes, setNotes] = useState<readonly string[]>([]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let isCurrent = true;
    const draw = async () => {
      const figure = toFigure(spec, result, { theme });
      plotly.current = await loadPlotly(figure);
      if (!isCurrent) return;
      const config = { ...figure.config, displayModeBar: false, responsive: false };
      await plotly.current.react(element, figure.data, { ...figure.layout, height }, config);
      element.dataset.drawn = 'true';
      setFailure(null);
      setNotes(figure.notes);
    };
    draw()
      .catch((error) => isCurrent && setFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => isCurrent && onSettled());
    return () => {
      isCurrent = false;
    };
  }, [spec, result, theme, height, onSettled]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (element.dataset.drawn && element.offsetWidth > 0) void plotly.current?.Plots.resize(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plotly.current?.purge(element);
    };
  }, []);

  return (
    <>
      <div
        ref={place}
        data-chart
        className="relative bg-surface [&:not([data-drawn])]:opacity-0"
        style={{ height }}
      />
      {notes.length > 0 && <p className="px-3.5 pb-2 text-xs text-ink-faint">{notes.join(' ')}</p>}
      {failure && (
        <Alert className="absolute inset-x-3 top-3">
          The chart could not be drawn; its numbers are under “Table”.{' '}
          <span className="text-ink-faint">{failure}</span>
        </Alert>
      )}
    </>
  );
}
