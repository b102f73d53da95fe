import { pythonText } from '#lib/analysis/index.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import type { ChartWriting } from './write-chart.ts';

/**
 * Groups are drawn by name: numbers and booleans that name groups become text, a missing name a word of its own.
 * Returns the name of the frame to draw.
 */
export function writeLabels(spec: ChartSpec, { result, frame, script }: ChartWriting): string {
  const named = [spec.x, spec.y, spec.color, spec.facet].filter(
    (channel): channel is Channel => channel !== null && isGroup(channel, spec),
  );
  const cells = [...new Set(named.map(({ column }) => column))].flatMap((column) => {
    const place = result.columns.findIndex(({ name }) => name === column);
    const isText = result.columns[place]?.type === 'text';
    const hasGap = result.rows.some((row) => row[place] === null);
    if (isText && !hasGap) return [];
    const text = `${frame}[${pythonText(column)}].astype("string")`;
    return [`${pythonText(column)}: ${text}${hasGap ? '.fillna("(missing)")' : ''}`];
  });
  if (cells.length === 0) return frame;
  const shown = script.name('shown');
  script.add(`${shown} = ${frame}.assign(**{${cells.join(', ')}})`);
  return shown;
}

/** A binned number and a time keep their axis. */
function isGroup({ type, bin }: Channel, { mark, color }: ChartSpec): boolean {
  if (type === 'quantitative' || type === 'temporal' || bin) return false;
  return mark !== 'rect' || color !== null;
}
