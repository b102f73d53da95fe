import type { Result } from '#lib/datasets/browser.ts';
import { distinctCount, toNumber, valuesOf } from '../cells.ts';
import type { Channel, ChartSpec, ChartWish } from '../chart-spec.ts';
import { isAdditive } from '../is-additive.ts';
import { needsRoom } from './needs-room.ts';
import { placeDimensions } from './place-dimensions.ts';
import type { Shape } from './shape.ts';
import { spec } from './spec.ts';

type Groups = Extract<Shape, { kind: 'groups' }>;
export type Candidates = { offered: ChartSpec[]; drawable: ChartSpec[] };

/**
 * The charts of groups and their measures, best first; `drawable` are those that are drawn only when asked for.
 * With several measures the first is drawn and the others are offered.
 */
export function groupCharts(shape: Groups, result: Result, wish: ChartWish): Candidates {
  const { x, color, facet } = placeDimensions(shape.dimensions, result, wish);
  if (x === null) return { offered: [], drawable: [] };
  const axis: Channel = shape.sorted ? { ...x, sort: 'data' } : x;
  const perMeasure = shape.measures.map((y) => marksOf({ x: axis, y, color, facet }, result, wish));
  const pairs = measurePairs(shape.measures, [x, color, facet]);
  return {
    offered: [
      ...(wish.mark === 'point' ? pairs : []),
      ...perMeasure.slice(0, 1).flatMap(({ offered }) => offered),
      ...pairs,
      ...perMeasure.slice(1).flatMap(({ offered }) => offered.slice(0, 1)),
    ],
    drawable: perMeasure.flatMap(({ drawable }) => drawable),
  };
}

type Places = { x: Channel; y: Channel; color: Channel | null; facet: Channel | null };

function marksOf(places: Places, result: Result, wish: ChartWish): Candidates {
  const line = spec({ mark: 'line', ...places });
  const area = spec({
    mark: 'area',
    ...places,
    stack: places.color && isAdditive(places.y) ? 'stacked' : null,
  });
  const point = spec({ mark: 'point', ...places });
  const bars = barsOf(places, result, wish);
  const pie = pieOf(places, result);
  const heat = heatmapOf(places);
  const { x, color } = places;
  if (x.type === 'temporal') {
    const offered = color === null ? [line, area, ...bars, point] : [line, ...bars, area, ...heat];
    return { offered, drawable: [point, ...pie.offered, ...pie.drawable] };
  }
  if (x.bin) return { offered: [...bars, line, area, ...heat], drawable: [point, ...pie.drawable] };
  const ordered = x.type === 'ordinal' ? [line] : [];
  return {
    offered: [...bars, ...pie.offered, ...ordered, ...heat, ...(x.type === 'nominal' ? [] : [point])],
    drawable: [line, area, point, ...pie.drawable],
  };
}

function barsOf(places: Places, result: Result, wish: ChartWish): ChartSpec[] {
  const orientation = places.x.type === 'nominal' && needsRoom(places.x, result) ? 'horizontal' : 'vertical';
  const bar = (stack: ChartSpec['stack']) => spec({ mark: 'bar', ...places, stack, orientation });
  if (places.color === null) return [bar(null)];
  if (distinctCount(valuesOf(result, places.x.column)) === result.rows.length) return [bar(wish.stack)];
  const additive = isAdditive(places.y) && !hasNegative(places.y, result);
  if (!additive) return [bar('grouped'), ...(wish.stack === null ? [] : [bar(wish.stack)])];
  return places.x.bin ? [bar('stacked')] : [bar('stacked'), bar('grouped'), bar('normalized')];
}

function hasNegative(y: Channel, result: Result): boolean {
  return valuesOf(result, y.column).some((cell) => (toNumber(cell) ?? 0) < 0);
}

const mostSlices = 8;

/** A pie with more slices adds the smallest up, which counts and sums allow and means do not. */
function pieOf({ x, y, color, facet }: Places, result: Result): Candidates {
  const slices = distinctCount(valuesOf(result, x.column));
  const undrawable = hasNegative(y, result) || (!isAdditive(y) && slices > mostSlices);
  if (color !== null || facet !== null || undrawable) return { offered: [], drawable: [] };
  const pie = spec({ mark: 'arc', x: null, y, color: x });
  const suits = isAdditive(y) && x.type !== 'temporal' && slices >= 2 && slices <= mostSlices;
  return suits ? { offered: [pie], drawable: [] } : { offered: [], drawable: [pie] };
}

function heatmapOf({ x, y, color, facet }: Places): ChartSpec[] {
  if (color === null || facet !== null) return [];
  return [spec({ mark: 'rect', x, y: color, color: y })];
}

/** Two measures against each other, one point for each group. */
function measurePairs(measures: readonly Channel[], dimensions: readonly (Channel | null)[]): ChartSpec[] {
  const [x, y] = measures;
  const groups = dimensions.filter((channel) => channel !== null);
  const [color = null] = groups;
  if (!x || !y || groups.length !== 1) return [];
  return [spec({ mark: 'point', x, y, color })];
}
