import type { Result } from '#lib/datasets/browser.ts';
import { distinctCount, valuesOf } from '../cells.ts';
import type { Channel, ChartWish } from '../chart-spec.ts';

export type Placed = { x: Channel | null; color: Channel | null; facet: Channel | null };

/**
 * Which dimension goes along the axis, into colour and into facets: as wished, else time and bins along the
 * axis, else in the order they were named; colour takes the one with fewer values where the other has many.
 */
export function placeDimensions(dimensions: readonly Channel[], result: Result, wish: ChartWish): Placed {
  const left = [...dimensions];
  const take = (fits: (channel: Channel) => boolean) => {
    const place = left.findIndex(fits);
    return place === -1 ? null : (left.splice(place, 1)[0] ?? null);
  };
  const named = (name: string | null) => (channel: Channel) =>
    name !== null && (channel.field === name || channel.column === name);
  const x = take(named(wish.x));
  const color = take(named(wish.color));
  const facet = left.length > 0 ? take(named(wish.facet)) : null;
  const axis = x ?? take(({ type, bin }) => type === 'temporal' || bin) ?? takeNamed(left, result, color);
  if (axis === null) return { x: color ?? facet, color: null, facet: color === null ? null : facet };
  const hue = color ?? left.shift() ?? null;
  return { x: axis, color: hue, facet: facet ?? left.shift() ?? null };
}

const manyColors = 12;

function takeNamed(left: Channel[], result: Result, color: Channel | null): Channel | null {
  const [first, second] = left;
  if (!first || !second || color !== null) return left.shift() ?? null;
  const count = (channel: Channel) => distinctCount(valuesOf(result, channel.column));
  const turned = count(second) > manyColors && count(first) <= manyColors;
  return left.splice(turned ? 1 : 0, 1)[0] ?? null;
}
