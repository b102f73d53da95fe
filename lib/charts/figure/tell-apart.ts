import type { Datum } from './data.ts';

/** Rows of one name each keep a bar of their own, numbered: Plotly would draw them over one another. */
export function tellApart(data: readonly Datum[]): Datum[] {
  const seen = new Map<string, number>();
  return data.map((datum) => {
    const place = JSON.stringify([datum.x, datum.color, datum.facet]);
    const copy = (seen.get(place) ?? 0) + 1;
    seen.set(place, copy);
    return copy === 1 ? datum : { ...datum, x: `${datum.x ?? '(missing)'} (${copy})` };
  });
}
