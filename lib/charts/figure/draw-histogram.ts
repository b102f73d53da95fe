import { formatExact } from '#lib/base/browser.ts';
import { toNumber } from '../cells.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import type { Datum } from './data.ts';
import { drawSeries } from './draw-series.ts';
import { extent } from './extent.ts';
import type { Drawing } from './figure.ts';
import type { ThemeColors } from './theme.ts';

const aboutBins = 20;

/** A histogram of rows that were not binned by the query: about twenty bins at round edges. */
export function drawHistogram(spec: ChartSpec, data: readonly Datum[], colors: ThemeColors): Drawing {
  const values = data.map(({ x }) => toNumber(x)).filter((value) => value !== null);
  const missing = data.length - values.length;
  const count: Channel = {
    column: 'count',
    field: null,
    aggregate: 'count',
    bin: false,
    timeUnit: null,
    type: 'quantitative',
    title: 'Number of rows',
  };
  const drawing = drawSeries({ ...spec, y: count, color: null, facet: null }, binned(values), colors);
  const note =
    missing === 0
      ? []
      : [`${formatExact(missing)} of ${formatExact(data.length)} rows have no value and are not counted.`];
  return { ...drawing, notes: [...drawing.notes, ...note] };
}

function binned(values: readonly number[]): Datum[] {
  const [low, high] = extent(values);
  const step = roundStep((high - low) / aboutBins);
  const counts = new Map<number, number>();
  for (const value of values) {
    const place = Math.floor(Number((value / step).toPrecision(12)));
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => ({
    x: Number((place * step).toPrecision(12)),
    xEnd: Number(((place + 1) * step).toPrecision(12)),
    y: count,
    exact: count,
    color: null,
    facet: null,
  }));
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(width: number): number {
  if (!(width > 0) || !Number.isFinite(width)) return 1;
  const power = 10 ** Math.floor(Math.log10(width));
  const digit = [1, 2, 5, 10].find((each) => each * power >= width * 0.999) ?? 10;
  return Number((digit * power).toPrecision(12));
}
