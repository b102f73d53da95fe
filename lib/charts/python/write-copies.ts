import { pythonText } from '#lib/analysis/index.ts';
import type { ChartSpec } from '../chart-spec.ts';
import type { ChartWriting } from './write-chart.ts';

/** Rows of one name each keep a bar of their own, numbered as in the app. Returns the name of the frame to draw. */
export function writeCopies(spec: ChartSpec, { result, frame, script }: ChartWriting): string {
  const { mark, x, y, color, facet } = spec;
  const isNamed = x !== null && (x.type === 'nominal' || x.type === 'ordinal') && !x.bin;
  if (mark !== 'bar' || !isNamed || y === null) return frame;
  const keys = [
    ...new Set([x, color, facet].flatMap((channel) => (channel === null ? [] : [channel.column]))),
  ];
  const places = keys.map((key) => result.columns.findIndex(({ name }) => name === key));
  const bars = new Set(result.rows.map((row) => JSON.stringify(places.map((place) => row[place]))));
  if (bars.size === result.rows.length) return frame;
  const [copy, apart] = [script.name('copy'), script.name('apart')];
  const name = pythonText(x.column);
  const numbered = `${frame}[${name}].astype("string") + " (" + ${copy}.astype("string") + ")"`;
  script.add(`${copy} = ${frame}.groupby([${keys.map(pythonText).join(', ')}]).cumcount() + 1`);
  script.add(`${apart} = ${frame}.assign(**{${name}: ${frame}[${name}].where(${copy} == 1, ${numbered})})`);
  return apart;
}
