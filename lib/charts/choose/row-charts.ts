import type { Result } from '#lib/datasets/browser.ts';
import { distinctCount, valuesOf } from '../cells.ts';
import type { Channel, ChartSpec, ChartWish } from '../chart-spec.ts';
import type { Candidates } from './group-charts.ts';
import { needsRoom } from './needs-room.ts';
import type { Shape } from './shape.ts';
import { spec } from './spec.ts';

/** The charts of rows as they are: points of two numbers, a line over time, the spread of one number. */
export function rowCharts(
  shape: Extract<Shape, { kind: 'rows' }>,
  result: Result,
  wish: ChartWish,
): Candidates {
  const { offered, drawable } = chartsOf(shape.columns, result, wish);
  const bars = barsOfRows(shape, result, wish);
  return bars === null ? { offered, drawable } : { offered: [bars, ...offered], drawable: [] };
}

function chartsOf(columns: readonly Channel[], result: Result, wish: ChartWish): Candidates {
  const numbers = columns.filter(({ type }) => type === 'quantitative');
  const times = columns.filter(({ type }) => type === 'temporal');
  const names = columns.filter(({ type }) => type === 'nominal' || type === 'ordinal');
  const groups = groupsOf(names, result, wish);
  if (numbers.length >= 2) return pointCharts(numbers, groups, { wish, result });
  const [value] = numbers;
  const [time] = times;
  if (!value) return { offered: [], drawable: [] };
  if (time) return timeCharts(time, value, groups.color);
  return spreadCharts(value, groups.color ?? groups.facet);
}

const mostBars = 50;
const mostFacets = 12;

/** A few bars, or most of them under a name of their own. */
function isFew({ column }: Channel, result: Result): boolean {
  const { length } = result.rows;
  return length <= mostBars || 2 * distinctCount(valuesOf(result, column)) >= length;
}

/** A bar for each row, where bars along a named column were asked for and the rows are few. */
function barsOfRows(
  { columns, sorted }: Extract<Shape, { kind: 'rows' }>,
  result: Result,
  wish: ChartWish,
): ChartSpec | null {
  const x = columns.find(({ column }) => column === wish.x);
  const y = columns.find((channel) => channel !== x && channel.type === 'quantitative');
  if (wish.mark !== 'bar' || !x || !y || !isFew(x, result)) return null;
  const axis: Channel = {
    ...x,
    type: x.type === 'quantitative' ? 'ordinal' : x.type,
    ...(sorted ? { sort: 'data' as const } : {}),
  };
  const orientation = x.type === 'nominal' && needsRoom(x, result) ? 'horizontal' : 'vertical';
  const color = columns.find(({ column }) => column === wish.color) ?? null;
  return spec({ mark: 'bar', x: axis, y, color, orientation });
}

type Groups = { color: Channel | null; facet: Channel | null };

function groupsOf(names: readonly Channel[], result: Result, wish: ChartWish): Groups {
  const facet = names.find(({ column }) => column === wish.facet) ?? null;
  const rest = names.filter((channel) => channel !== facet);
  const few = rest.filter(({ column }) => distinctCount(valuesOf(result, column)) <= 20);
  const color = rest.find(({ column }) => column === wish.color) ?? few[0] ?? null;
  return { color, facet };
}

function pointCharts(
  numbers: readonly Channel[],
  { color, facet }: Groups,
  { wish, result }: { wish: ChartWish; result: Result },
): Candidates {
  const wished = numbers.find(({ column }) => column === wish.x);
  const [x = null, y = null, third = null] = wished
    ? [wished, ...numbers.filter((channel) => channel !== wished)]
    : numbers;
  const hue = color ?? third;
  const point = spec({ mark: 'point', x, y, color: hue, facet });
  const turned = spec({ mark: 'point', x: y, y: x, color: hue, facet });
  const spread = x === null ? [] : [histogram(x)];
  const other = splitOtherwise(color, facet, result).map((split) => spec({ mark: 'point', x, y, ...split }));
  return {
    offered: [point, ...other, turned, ...spread],
    drawable: [spec({ mark: 'line', x, y, color, facet })],
  };
}

/** What is told apart by colour can be told apart in facets, and the other way round. */
function splitOtherwise(color: Channel | null, facet: Channel | null, result: Result): Groups[] {
  const [split] = [color, facet].filter((channel) => channel !== null);
  if (!split || (color && facet) || distinctCount(valuesOf(result, split.column)) > mostFacets) return [];
  return [{ color: facet, facet: color }];
}

function timeCharts(x: Channel, y: Channel, color: Channel | null): Candidates {
  const marks = (['line', 'point', 'area', 'bar'] as const).map((mark) => spec({ mark, x, y, color }));
  return { offered: marks.slice(0, 3), drawable: marks.slice(3) };
}

function spreadCharts(value: Channel, group: Channel | null): Candidates {
  const box = spec({ mark: 'boxplot', x: group, y: value });
  if (group === null) return { offered: [histogram(value), box], drawable: [] };
  const strip = spec({ mark: 'point', x: group, y: value });
  return { offered: [box, strip, histogram(value)], drawable: [spec({ mark: 'bar', x: group, y: value })] };
}

/** Binned when it is drawn; the count has no column of the Result. */
function histogram(value: Channel) {
  return spec({ mark: 'bar', x: { ...value, bin: true }, y: null });
}
