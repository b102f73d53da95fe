import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { type Datum, distinct, totals } from './data.ts';
import { knownOrder } from './known-order.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/**
 * The groups of a channel in the order they are drawn: an axis with an order of its own (time, months, numbers)
 * keeps it, so do names with one (FY24, FY25), an order that was asked for is kept, other names go by their total,
 * largest first, the missing last.
 */
export function orderCells(channel: Channel, data: readonly Datum[], key: (datum: Datum) => Cell): Cell[] {
  const cells = distinct(data.map(key));
  if (channel.sort === 'data') return cells;
  if (channel.type !== 'nominal') return cells.toSorted(naturalOrder(channel));
  const known = knownOrder(cells);
  if (known !== null) {
    return cells.toSorted(
      (left, right) => missingLast(left, right) || (known.get(left) ?? 0) - (known.get(right) ?? 0),
    );
  }
  const sums = totals(data, key);
  return cells.toSorted(
    (left, right) =>
      missingLast(left, right) || (sums.get(right) ?? 0) - (sums.get(left) ?? 0) || compareCells(left, right),
  );
}

/** The cells with one of them, the sum of the rest, at the end. */
export function withLast(cells: readonly Cell[], last: Cell): Cell[] {
  if (last === null || !cells.includes(last)) return [...cells];
  return [...cells.filter((cell) => cell !== last), last];
}

function naturalOrder({ timeUnit }: Channel): (left: Cell, right: Cell) => number {
  const names = timeUnit === 'month' ? months : timeUnit === 'day' ? days : null;
  return (left, right) => {
    if (left === null || right === null) return missingLast(left, right);
    if (names) return names.indexOf(String(left)) - names.indexOf(String(right));
    return compareCells(left, right);
  };
}

export function compareCells(left: Cell, right: Cell): number {
  const difference = Number(left) - Number(right);
  if (!Number.isNaN(difference) && left !== '' && right !== '') return difference;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}

function missingLast(left: Cell, right: Cell): number {
  return Number(left === null) - Number(right === null);
}
