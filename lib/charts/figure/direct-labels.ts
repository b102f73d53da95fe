import type { Datum } from './data.ts';
import type { SeriesContext } from './draw-series.ts';
import { extent } from './extent.ts';
import type { Attributes, Json } from './figure.ts';
import { compareCells } from './order-cells.ts';

const mostLabelled = 4;
/** Height that a label takes, as a share of a usual plot's. */
const labelHeight = 0.07;

type End = { name: string; color: string; datum: Datum; y: number };

/** A name at the end of each line in place of a legend, where lines are few; null where they are not. */
export function directLabels(context: SeriesContext): Attributes | null {
  const { spec, series, panels, position } = context;
  const lines = spec.mark === 'line' && panels.length === 1 && position.kind !== 'category';
  if (!lines || series.length < 2 || series.length > mostLabelled) return null;
  const ends = series.flatMap(({ name, color, data }) => {
    const datum = lastOf(data);
    return datum === null || datum.y === null || name === null ? [] : [{ name, color, datum, y: datum.y }];
  });
  const longest = Math.max(...ends.map(({ name }) => name.length), 1);
  return {
    showlegend: false,
    annotations: spread(ends, context),
    margin: { r: Math.min(160, 16 + longest * 7) },
  };
}

function lastOf(data: readonly Datum[]): Datum | null {
  return data
    .filter(({ y }) => y !== null)
    .reduce<Datum | null>(
      (last, datum) => (last === null || compareCells(datum.x, last.x) > 0 ? datum : last),
      null,
    );
}

/** Labels that would meet are moved apart. */
function spread(ends: readonly End[], { position, series }: SeriesContext): Json[] {
  const values = series.flatMap(({ data }) => data.map(({ y }) => y)).filter((y) => y !== null);
  const [low, high] = extent(values);
  const range = high - low || 1;
  const sorted = ends.toSorted((left, right) => left.y - right.y);
  let floor = Number.NEGATIVE_INFINITY;
  return sorted.map(({ name, color, datum, y }) => {
    const place = Math.max(y / range, floor);
    floor = place + labelHeight;
    return {
      text: name,
      x: position.at(datum),
      y,
      xref: 'x',
      yref: 'y',
      xanchor: 'left',
      xshift: 8,
      yshift: Math.round((place - y / range) * 260),
      showarrow: false,
      font: { size: 12, color },
    };
  });
}
