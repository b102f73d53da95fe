import type { ChartSpec } from '#lib/charts/browser.ts';
import type { Result } from '#lib/datasets/browser.ts';

const usual = 360;
const usualOnPhones = 300;
const rowOfBars = 22;
const tallest = 900;

/** Height of a chart in px: one that lists categories downwards grows with their number, and so do facets. */
export function chartHeight(spec: ChartSpec, result: Result): number {
  if (spec.facet)
    return Math.min(tallest, 260 * Math.ceil(Math.min(valuesOf(spec.facet.column, result), 9) / 3) + 80);
  if (spec.orientation !== 'horizontal' || !spec.y) return usual;
  const bars = Math.min(50, valuesOf(spec.y.column, result));
  return Math.min(tallest, Math.max(usual, bars * rowOfBars + 90));
}

/** Height in px of a figure that has none of its own, in the window as it is. */
export function freeHeight(): number {
  return window.innerWidth < 480 ? usualOnPhones : usual;
}

function valuesOf(name: string, { columns, rows }: Result): number {
  const index = columns.findIndex((column) => column.name === name);
  return new Set(rows.map((row) => row[index])).size;
}
