import { formatExact } from '#lib/base/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { isAdditive } from '../is-additive.ts';
import { type Datum, totals } from './data.ts';
import { orderCells } from './order-cells.ts';

type Reduction = { key: 'x' | 'color'; channel: Channel; value: Channel | null; most: number };

/**
 * At most `most` groups of a channel: the largest stay; the rest become “Other” where values may be added up and
 * are left out where they may not, and a note says so.
 */
export function reduceGroups(
  data: readonly Datum[],
  { key, channel, value, most }: Reduction,
): { data: Datum[]; notes: string[]; other: Cell } {
  const cells = orderCells(channel, data, (datum) => datum[key]);
  if (cells.length <= most) return { data: [...data], notes: [], other: null };
  const kept = new Set(channel.sort === 'data' ? cells.slice(0, most) : largest(data, key, most));
  const additive = value !== null && isAdditive(value);
  const rest = cells.length - kept.size;
  const shown = `The ${most} ${channel.sort === 'data' ? 'first' : 'largest'} of ${formatExact(cells.length)} values of ${channel.title} are shown`;
  if (!additive) {
    return { data: data.filter((datum) => kept.has(datum[key])), notes: [`${shown}.`], other: null };
  }
  const other = cells.includes('Other') ? 'All others' : 'Other';
  return {
    data: withOther(data, { key, kept, other }),
    notes: [`${shown}; the other ${rest} are added up as “${other}”.`],
    other,
  };
}

function largest(data: readonly Datum[], key: 'x' | 'color', most: number): Cell[] {
  const sums = [...totals(data, (datum) => datum[key])];
  return sums
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, most)
    .map(([cell]) => cell);
}

function withOther(
  data: readonly Datum[],
  { key, kept, other }: { key: 'x' | 'color'; kept: ReadonlySet<Cell>; other: string },
): Datum[] {
  const others = new Map<string, Datum>();
  for (const datum of data) {
    if (kept.has(datum[key])) continue;
    const merged: Datum = { ...datum, [key]: other };
    const place = JSON.stringify([merged.x, merged.color, merged.facet]);
    const sum = (others.get(place)?.y ?? 0) + (datum.y ?? 0);
    others.set(place, { ...merged, y: sum, exact: sum });
  }
  return [...data.filter((datum) => kept.has(datum[key])), ...others.values()];
}
