import { formatGroup } from '#lib/analysis/browser.ts';
import { formatProse } from '#lib/base/browser.ts';
import type { Cell, Result } from '#lib/datasets/browser.ts';
import { distinctCount, toNumber, valuesOf } from './cells.ts';
import type { Channel, ChartSpec } from './chart-spec.ts';
import { binEnd } from './figure/data.ts';
import { extent } from './figure/extent.ts';
import { impliedUnit } from './implied-unit.ts';

/**
 * One sentence for a screen reader: what kind of chart, of what, its highest and lowest value and how many
 * groups, such as “Bar chart of mean Horsepower by Origin: highest USA 119.9, lowest Japan 79.8; 3 groups.”
 */
export function summarise(spec: ChartSpec, result: Result): string {
  const head = `${kindName(spec)} of ${subject(spec)}`;
  if (result.rows.length === 0) return `${head}: no rows.`;
  if (spec.mark === 'point' && spec.x?.type === 'quantitative')
    return `${head}: ${pointFacts(spec, result)}.`;
  if (spec.mark === 'boxplot') return `${head}: ${groups(result.rows.length, 'box', 'boxes')}.`;
  if (spec.mark === 'bar' && spec.y === null) return `${head}: ${groups(result.rows.length, 'row')}.`;
  const value = spec.mark === 'rect' ? spec.color : spec.y;
  const names = [spec.mark === 'rect' ? spec.y : spec.color, spec.facet].filter(
    (channel) => channel !== null,
  );
  const keys = [...(spec.x === null ? [] : [spec.x]), ...names];
  return value === null ? `${head}.` : `${head}: ${extremes(value, keys, result)}.`;
}

/** The title within a sentence; “Distribution of” goes without saying. */
function subject({ title, x, y, color }: ChartSpec): string {
  const plain = title.replace(/^Distribution of /, '');
  if (plain !== title) return plain;
  const named = [x, y, color].some(
    (channel) => channel !== null && channel.field === channel.title && plain.startsWith(channel.title),
  );
  return named || /^\p{Lu}\p{Lu}/u.test(plain) ? plain : plain.replace(/^./u, (first) => first.toLowerCase());
}

function kindName({ mark, x, color, stack, orientation }: ChartSpec): string {
  if (mark === 'bar' && x?.bin) return 'Histogram';
  const series = color !== null && color.column !== x?.column;
  switch (mark) {
    case 'bar':
      return `${series && stack !== null ? `${stackNames[stack]} ` : orientation === 'horizontal' ? 'Horizontal ' : ''}bar chart`.replace(
        /^./,
        (first) => first.toUpperCase(),
      );
    case 'line':
      return 'Line chart';
    case 'area':
      return 'Area chart';
    case 'point':
      return 'Scatter plot';
    case 'arc':
      return 'Pie chart';
    case 'boxplot':
      return 'Box plot';
    default:
      return 'Heatmap';
  }
}

const stackNames = { grouped: 'Grouped', stacked: 'Stacked', normalized: 'Stacked 100 %' };

/** Only of the rows that are drawn: those with both numbers. */
function pointFacts({ x, y }: ChartSpec, result: Result): string {
  const numbers = (channel: Channel | null) =>
    channel === null ? null : valuesOf(result, channel.column).map((cell) => toNumber(cell));
  const [across, up] = [numbers(x), numbers(y)];
  const isDrawn = (_: unknown, row: number) => across?.[row] !== null && up?.[row] !== null;
  const drawn = (values: (number | null)[]) => values.filter(isDrawn).filter((value) => value !== null);
  const range = (channel: Channel | null, values: (number | null)[] | null) => {
    if (channel === null || values === null) return [];
    const [low, high] = extent(drawn(values));
    return [`${channel.title} from ${formatProse(low)} to ${formatProse(high)}`];
  };
  const count = result.rows.filter(isDrawn).length;
  if (count === 0) return 'no row has both values';
  return [groups(count, 'point'), ...range(x, across), ...range(y, up)].join(', ');
}

function extremes(value: Channel, keys: readonly Channel[], result: Result): string {
  const columns = keys.map(({ column }) => valuesOf(result, column));
  const names = keys.map((key, at) => groupNames(key, columns[at] ?? [], result));
  const rows = valuesOf(result, value.column)
    .map((cell, row) => ({
      number: toNumber(cell),
      name: names.map((column) => column[row] ?? '').join(', '),
    }))
    .filter((row): row is { number: number; name: string } => row.number !== null);
  const [first, ...rest] = rows;
  if (first === undefined) return 'no values';
  const highest = rest.reduce((best, row) => (row.number > best.number ? row : best), first);
  const lowest = rest.reduce((best, row) => (row.number < best.number ? row : best), first);
  const colon = keys.some(({ bin }) => bin) ? ':' : '';
  const say = ({ name, number }: typeof first) =>
    `${name}${colon} ${value.percent ? percent(number) : formatProse(number)}`;
  const different = distinctCount(columns[0] ?? []);
  // Rows that were not drawn together may bear one name several times.
  const grouped = keys.length === 1 && (value.aggregate !== null || different >= rows.length);
  const count = grouped ? groups(different, 'group') : groups(rows.length, 'value');
  if (rows.length === 1) return say(first);
  return `highest ${say(highest)}, lowest ${say(lowest)}; ${count}`;
}

/** Each row's group in words: a bin by both of its edges. */
function groupNames(key: Channel, cells: readonly Cell[], result: Result): string[] {
  const unit = impliedUnit(key, cells);
  const ends = key.bin ? valuesOf(result, binEnd(key.column)) : [];
  return cells.map((cell, row) => {
    const [low, high] = [toNumber(cell), toNumber(ends[row] ?? null)];
    if (low !== null && high !== null) return `${formatProse(low)} to ${formatProse(high)}`;
    return formatGroup(cell, unit);
  });
}

const percent = (share: number) => `${formatProse(Number((share * 100).toPrecision(4)))} %`;

function groups(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
