import { pythonText } from '#lib/analysis/index.ts';
import type { ChartSpec } from '../chart-spec.ts';
import type { ChartWriting } from './write-chart.ts';

const mostSeries = 20;

/** Keeps the largest series where there are more than colours can tell apart. Returns the frame to draw. */
export function writeSeries(spec: ChartSpec, { result, frame, script }: ChartWriting): string {
  const { color, y, mark } = spec;
  if (color === null || mark === 'arc' || mark === 'rect') return frame;
  const place = result.columns.findIndex(({ name }) => name === color.column);
  const count = new Set(result.rows.map((row) => row[place])).size;
  if (count <= mostSeries || color.type === 'quantitative') return frame;
  const [largest, kept] = [script.name('largest'), script.name('kept')];
  const name = pythonText(color.column);
  const isSummed = y !== null && y.aggregate !== null;
  const ranked = isSummed
    ? `${frame}.groupby(${name})[${pythonText(y.column)}].sum().nlargest(${mostSeries})`
    : `${frame}[${name}].value_counts().head(${mostSeries})`;
  script.add(`# the ${mostSeries} largest of ${count.toLocaleString('en-US')}`);
  script.add(`${largest} = ${ranked}.index`);
  script.add(`${kept} = ${frame}[${frame}[${name}].isin(${largest})]`);
  return kept;
}
