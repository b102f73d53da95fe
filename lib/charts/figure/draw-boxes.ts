import { formatExact } from '#lib/base/browser.ts';
import type { Cell, Result } from '#lib/datasets/browser.ts';
import { toNumber, valuesOf } from '../cells.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import { fiveNumbers } from '../five-numbers.ts';
import { categoryAxis, valueAxis } from './axis.ts';
import { type Datum, groupBy, readData } from './data.ts';
import type { Drawing, Trace } from './figure.ts';
import { labelCells, titleText } from './labels.ts';
import { orderCells } from './order-cells.ts';
import type { ThemeColors } from './theme.ts';

const mostBoxes = 30;

type Box = { group: Cell; color: Cell; numbers: (number | null)[] };

/**
 * Box plots. Where the Result has the five numbers of each group they are drawn (whiskers reach the smallest and
 * the largest value); otherwise Plotly works them out of the rows.
 */
export function drawBoxes(spec: ChartSpec, result: Result, colors: ThemeColors): Drawing {
  const { x, y } = spec;
  if (y === null) return { traces: [], layout: {}, notes: [] };
  const names = fiveNumbers(y.field ?? y.column);
  const known = new Set(result.columns.map(({ name }) => name));
  const complete = names.every((name) => known.has(name));
  const drawing = complete
    ? fromNumbers(spec, readBoxes(spec, result, names), colors)
    : fromRows(spec, readData(spec, result), colors);
  const notes = complete ? ['The whiskers reach the smallest and the largest value.'] : [];
  return {
    ...drawing,
    layout: {
      ...drawing.layout,
      yaxis: valueAxis({ ...y, title: y.field ?? y.title }, colors, false),
      boxmode: 'group',
      showlegend: spec.color !== null && spec.color.column !== x?.column,
    },
    notes: [...drawing.notes, ...notes],
  };
}

function readBoxes({ x, color }: ChartSpec, result: Result, names: readonly string[]): Box[] {
  const column = (channel: Channel | null) => (channel === null ? [] : valuesOf(result, channel.column));
  const [groups, colorsOf] = [column(x), column(color)];
  const numbers = names.map((name) => valuesOf(result, name).map((cell) => toNumber(cell)));
  return result.rows.map((_, row) => ({
    group: groups[row] ?? null,
    color: colorsOf[row] ?? null,
    numbers: numbers.map((values) => values[row] ?? null),
  }));
}

type Plot = Pick<Drawing, 'traces' | 'layout' | 'notes'>;

function fromNumbers({ x, y, color }: ChartSpec, boxes: readonly Box[], colors: ThemeColors): Plot {
  const drawn = boxes.filter(({ numbers }) => numbers.every((number) => number !== null));
  const cells = orderedGroups(
    x,
    drawn.map(({ group }) => group),
    drawn.map(({ numbers }) => numbers[2] ?? null),
  );
  const kept = cells.slice(0, mostBoxes);
  const labels = labelCells(kept, x?.timeUnit);
  const all = titleText(y?.field ?? y?.title ?? '');
  const shown = drawn.filter(({ group }) => kept.includes(group));
  const series = color === null ? new Map([[null, shown]]) : groupBy(shown, (box) => box.color);
  const names = labelCells([...series.keys()]);
  const traces = [...series].map(([cell, inside], index): Trace => {
    const hue = colors.series[index % colors.series.length] ?? colors.ink;
    const part = (place: number) => inside.map(({ numbers }) => numbers[place] ?? null);
    return {
      type: 'box',
      ...(color === null ? { name: all } : { name: names.get(cell) ?? '' }),
      x: inside.map(({ group }) => (x === null ? all : (labels.get(group) ?? ''))),
      lowerfence: part(0),
      q1: part(1),
      median: part(2),
      q3: part(3),
      upperfence: part(4),
      marker: { color: hue },
      line: { color: hue, width: 1.5 },
      hoverinfo: 'x+y',
    };
  });
  const axis = categoryAxis(
    x?.title ?? '',
    x === null ? [all] : kept.map((cell) => labels.get(cell) ?? ''),
    colors,
  );
  return { traces, layout: { xaxis: axis }, notes: cutNote(cells.length, x) };
}

function fromRows({ x, y, color }: ChartSpec, data: readonly Datum[], colors: ThemeColors): Plot {
  const present = data.filter((datum) => datum.y !== null);
  const cells =
    x === null
      ? []
      : orderCells({ ...x, type: x.type === 'nominal' ? 'nominal' : 'ordinal' }, present, (datum) => datum.x);
  const kept = cells.slice(0, mostBoxes);
  const labels = labelCells(kept, x?.timeUnit);
  const all = titleText(y?.title ?? '');
  const shown = x === null ? present : present.filter((datum) => kept.includes(datum.x));
  const series = color === null ? new Map([[null, shown]]) : groupBy(shown, (datum) => datum.color);
  const names = labelCells([...series.keys()]);
  const traces = [...series].map(([cell, inside], index): Trace => {
    const hue = colors.series[index % colors.series.length] ?? colors.ink;
    return {
      type: 'box',
      ...(color === null ? { name: all } : { name: names.get(cell) ?? '' }),
      x: inside.map((datum) => (x === null ? all : (labels.get(datum.x) ?? ''))),
      y: inside.map((datum) => datum.y),
      boxpoints: inside.length > 5000 ? false : 'outliers',
      marker: { color: hue, size: 4 },
      line: { color: hue, width: 1.5 },
    };
  });
  const axis = categoryAxis(
    x?.title ?? '',
    x === null ? [all] : kept.map((cell) => labels.get(cell) ?? ''),
    colors,
  );
  return { traces, layout: { xaxis: axis }, notes: cutNote(cells.length, x) };
}

function orderedGroups(
  x: Channel | null,
  groups: readonly Cell[],
  medians: readonly (number | null)[],
): Cell[] {
  if (x === null) return [...new Set(groups)];
  const data = groups.map(
    (group, row): Datum => ({
      x: group,
      xEnd: null,
      y: medians[row] ?? null,
      exact: null,
      color: null,
      facet: null,
    }),
  );
  return orderCells(x, data, (datum) => datum.x);
}

function cutNote(count: number, x: Channel | null): string[] {
  if (count <= mostBoxes || x === null) return [];
  return [`${mostBoxes} of ${formatExact(count)} values of ${x.title} are shown.`];
}
