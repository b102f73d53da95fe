import { formatGroup } from '#lib/analysis/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import { toNumber } from '../cells.ts';
import type { Channel } from '../chart-spec.ts';
import { impliedUnit } from '../implied-unit.ts';
import { categoryAxis, dateAxis, numberAxis, yearAxis } from './axis.ts';
import type { Datum } from './data.ts';
import { escapeText } from './escape-text.ts';
import { extent } from './extent.ts';
import type { Attributes, Json } from './figure.ts';
import { exactValue, labelCells } from './labels.ts';
import { orderCells, withLast } from './order-cells.ts';
import type { ThemeColors } from './theme.ts';

/** Where the groups of a chart stand along their axis. */
export type Position = {
  kind: 'category' | 'date' | 'year' | 'number';
  /** The groups in order. */
  cells: Cell[];
  at: (datum: Datum) => Json;
  /** Width of a bin; null elsewhere. */
  width: (datum: Datum) => number | null;
  /** The group in words, for hovers, escaped. */
  name: (datum: Datum) => string;
  axis: (colors: ThemeColors) => Attributes;
};

/** Rows that have no place on an axis of time or numbers are counted in `left`. */
export function placeAlong(
  channel: Channel,
  data: readonly Datum[],
  other: Cell,
): { position: Position; placed: Datum[]; left: number } {
  const cells = withLast(
    orderCells(channel, data, (datum) => datum.x),
    other,
  );
  const kind = kindOf(channel, cells);
  const placed = kind === 'category' ? [...data] : data.filter(({ x }) => isPlaced(kind, x));
  const position = makePosition(kind, channel, { cells, placed });
  return { position, placed, left: data.length - placed.length };
}

function kindOf({ type }: Channel, cells: readonly Cell[]): Position['kind'] {
  const present = cells.filter((cell) => cell !== null);
  const numeric = present.length > 0 && present.every((cell) => toNumber(cell) !== null);
  if (type === 'temporal') return numeric ? 'year' : isSpan(present) ? 'date' : 'category';
  return type === 'quantitative' && numeric ? 'number' : 'category';
}

/** A single date spans no time: its axis would count fractions of a second. */
function isSpan(cells: readonly Cell[]): boolean {
  return new Set(cells).size > 1 && cells.every((cell) => /^\d{4,}-\d\d-\d\d/.test(String(cell)));
}

function isPlaced(kind: Position['kind'], x: Cell): boolean {
  return kind === 'date' ? x !== null : toNumber(x) !== null;
}

type Places = { cells: Cell[]; placed: readonly Datum[] };

function makePosition(kind: Position['kind'], channel: Channel, { cells, placed }: Places): Position {
  const { title } = channel;
  const none = () => null;
  if (kind === 'category') {
    const labels = labelCells(cells, channel.timeUnit);
    const label = ({ x }: Datum) => labels.get(x) ?? '';
    const axis = (colors: ThemeColors) => categoryAxis(title, [...labels.values()], colors);
    return { kind, cells, at: label, width: none, name: label, axis };
  }
  const present = cells.filter((cell) => isPlaced(kind, cell));
  if (kind === 'date') {
    const unit = impliedUnit(channel, present);
    const axis = (colors: ThemeColors) =>
      dateAxis({ ...channel, timeUnit: unit }, present.map(String), colors);
    const name = ({ x }: Datum) => escapeText(formatGroup(x, unit));
    return { kind, cells: present, at: ({ x }) => String(x), width: none, name, axis };
  }
  if (kind === 'year') {
    const axis = (colors: ThemeColors) => yearAxis(title, present.map(Number), colors);
    return { kind, cells: present, at: ({ x }) => Number(x), width: none, name: ({ x }) => String(x), axis };
  }
  return numberPosition(channel, present, placed);
}

function numberPosition(channel: Channel, cells: Cell[], placed: readonly Datum[]): Position {
  const gap = smallestGap(cells.map(Number));
  const width = ({ x, xEnd }: Datum) =>
    channel.bin ? (toNumber(xEnd) ?? Number(x) + gap) - Number(x) : null;
  const edge = (value: number) => exactValue(Number(value.toPrecision(12)), {});
  return {
    kind: 'number',
    cells,
    at: (datum) => Number((Number(datum.x) + (width(datum) ?? 0) / 2).toPrecision(12)),
    width,
    name: (datum) => {
      const start = Number(datum.x);
      return channel.bin ? `${edge(start)} – ${edge(start + (width(datum) ?? 0))}` : edge(start);
    },
    axis: (colors) => ({
      ...numberAxis(channel.field ?? channel.title, colors),
      ...binTicks(channel, placed, width),
    }),
  };
}

/** Ticks stand at the bins' edges where these are few enough to name. */
function binTicks(channel: Channel, placed: readonly Datum[], width: Position['width']): Attributes {
  const [first] = placed;
  const step = first ? width(first) : null;
  const starts = new Set(placed.map(({ x }) => Number(x)));
  if (!channel.bin || !first || !step || starts.size > 12) return {};
  return { tick0: extent([...starts])[0], dtick: step };
}

function smallestGap(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const gaps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? value));
  const [smallest] = extent(gaps.filter((gap) => gap > 0));
  return Number.isFinite(smallest) ? smallest : 1;
}
