import { formatGroup, type TimeUnit } from '#lib/analysis/browser.ts';
import { formatExact } from '#lib/base/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { escapeText, shorten } from './escape-text.ts';

const longest = 120;

/** One label for each different cell, escaped for Plotly; cells whose labels look alike are numbered. */
export function labelCells(cells: readonly Cell[], timeUnit: TimeUnit | null = null): Map<Cell, string> {
  const labels = new Map<Cell, string>();
  const taken = new Set<string>();
  for (const cell of cells) {
    if (labels.has(cell)) continue;
    const name = escapeText(shorten(formatGroup(cell, timeUnit), longest));
    let label = name;
    for (let copy = 2; taken.has(label); copy += 1) label = `${name} (${copy})`;
    taken.add(label);
    labels.set(cell, label);
  }
  return labels;
}

/** A value in full, for hovers: `1,234.5`, `45.2 %`; without the noise behind a double's fifteenth digit. */
export function exactValue(cell: Cell, { percent }: Pick<Channel, 'percent'>): string {
  if (cell === null) return '(missing)';
  if (typeof cell === 'boolean') return String(cell);
  if (percent) return `${formatExact(Number((Number(cell) * 100).toPrecision(6)))} %`;
  if (typeof cell === 'number') return formatExact(Number(cell.toPrecision(15)));
  return Number.isFinite(Number(cell)) && cell !== '' ? formatExact(cell) : escapeText(String(cell));
}

/** A title with its escaped text; Plotly takes it as `{text}`. */
export function titleText(text: string): string {
  return escapeText(shorten(text, 80));
}
