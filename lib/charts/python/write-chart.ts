import { type PythonScript, pythonText } from '#lib/analysis/index.ts';
import type { Result } from '#lib/datasets/browser.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import { fiveNumbers } from '../five-numbers.ts';
import { writeAxes } from './write-axes.ts';
import { writeCopies } from './write-copies.ts';
import { writeLabels } from './write-labels.ts';
import { writeSeries } from './write-series.ts';

export type ChartWriting = {
  /** What is drawn, for its columns' types; the code draws the data frame `frame`, which holds the same. */
  result: Result;
  frame: string;
  script: PythonScript;
};

const mostRows = 20_000;

/** Writes plotly.express code that draws the chart and shows it. The spec must be valid for the Result. */
export function writeChart(spec: ChartSpec, { result, frame, script }: ChartWriting): void {
  const drawn = drawsRows(spec) ? writeSample({ result, frame, script }) : frame;
  const kept = writeSeries(spec, { result, frame: drawn, script });
  const labelled = writeLabels(spec, { result, frame: kept, script });
  const shown = writeCopies(spec, { result, frame: labelled, script });
  const figure = script.name('figure');
  const code = isBoxOfNumbers(spec, result) ? boxOfNumbers(spec, shown) : expressCode(spec, shown);
  if (code.includes('go.')) script.import('plotly.graph_objects as go');
  else script.import('plotly.express as px');
  script.add(`${figure} = ${code}`);
  writeAxes(spec, { result, frame: shown, figure, script });
  script.add(`${figure}.show()`);
}

function drawsRows({ mark, y }: ChartSpec): boolean {
  return mark === 'point' || mark === 'boxplot' || (mark === 'bar' && y === null);
}

/** More marks could not be told apart, and no page could draw them. */
function writeSample({ result, frame, script }: ChartWriting): string {
  if (result.totalRows <= mostRows) return frame;
  const sample = script.name('sample');
  script.add(
    `# ${mostRows.toLocaleString('en-US')} of ${result.totalRows.toLocaleString('en-US')} rows, chosen at random`,
  );
  script.add(`${sample} = ${frame}.sample(${mostRows}, random_state=0)`);
  return sample;
}

function expressCode(spec: ChartSpec, frame: string): string {
  if (spec.mark === 'rect') return heatmapCode(spec, frame);
  const options = [frame, ...optionsOf(spec), `title=${pythonText(spec.title)}`, ...labelsOf(spec)];
  return `px.${functionOf(spec)}(\n${options.map((option) => `    ${option},`).join('\n')}\n)`;
}

function functionOf({ mark, y }: ChartSpec): string {
  if (mark === 'bar') return y === null ? 'histogram' : 'bar';
  if (mark === 'arc') return 'pie';
  if (mark === 'point') return 'scatter';
  return mark === 'boxplot' ? 'box' : mark;
}

function optionsOf(spec: ChartSpec): string[] {
  const { mark, x, y, color, facet, orientation, stack } = spec;
  if (mark === 'arc') return [...option('names', color), ...option('values', y)];
  const horizontal = orientation === 'horizontal';
  const isSplit = color !== null && mark === 'bar';
  return [
    ...option('x', horizontal ? y : x),
    ...option('y', horizontal ? x : y),
    ...option('color', color),
    ...option('facet_col', facet),
    ...(facet === null ? [] : ['facet_col_wrap=3']),
    ...(horizontal ? ['orientation="h"'] : []),
    ...(isSplit ? [`barmode="${stack === 'stacked' || stack === 'normalized' ? 'relative' : 'group'}"`] : []),
    ...(mark === 'area' && stack === 'normalized' ? ['groupnorm="percent"'] : []),
    ...(mark === 'line' ? ['markers=True'] : []),
    ...(mark === 'point' ? ['opacity=0.6'] : []),
  ];
}

function option(name: string, channel: Channel | null): string[] {
  return channel === null ? [] : [`${name}=${pythonText(channel.column)}`];
}

/** Titles of axes and legends, where they are not the columns' names. */
function labelsOf({ x, y, color, facet }: ChartSpec): string[] {
  const titled = [x, y, color, facet].flatMap((channel) =>
    channel === null || channel.title === channel.column
      ? []
      : [`${pythonText(channel.column)}: ${pythonText(channel.title)}`],
  );
  return titled.length === 0 ? [] : [`labels={${[...new Set(titled)].join(', ')}}`];
}

function heatmapCode({ x, y, color, title }: ChartSpec, frame: string): string {
  const [across, down, value] = [x, y, color].map((channel) => pythonText(channel?.column ?? ''));
  const table = `${frame}.pivot_table(index=${down}, columns=${across}, values=${value}, sort=False, observed=True)`;
  return `px.imshow(\n    ${table},\n    aspect="auto",\n    title=${pythonText(title)},\n)`;
}

function isBoxOfNumbers({ mark, y }: ChartSpec, { columns }: Result): boolean {
  if (mark !== 'boxplot' || y?.field === null || y?.field === undefined) return false;
  const names = new Set(columns.map(({ name }) => name));
  return fiveNumbers(y.field).every((name) => names.has(name));
}

/** Boxes whose numbers are computed already. */
function boxOfNumbers({ x, y, title }: ChartSpec, frame: string): string {
  const [low, first, middle, third, high] = fiveNumbers(y?.field ?? '').map(
    (name) => `${frame}[${pythonText(name)}]`,
  );
  const group = x === null ? '' : `\n    x=${frame}[${pythonText(x.column)}],`;
  return `go.Figure(go.Box(${group}\n    lowerfence=${low},\n    q1=${first},\n    median=${middle},\n    q3=${third},\n    upperfence=${high},\n)).update_layout(title=${pythonText(title)})`;
}
