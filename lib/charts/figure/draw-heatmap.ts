import { formatExact } from '#lib/base/browser.ts';
import type { Cell, Result } from '#lib/datasets/browser.ts';
import { toNumber, valuesOf } from '../cells.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import { impliedUnit } from '../implied-unit.ts';
import { categoryAxis } from './axis.ts';
import type { Datum } from './data.ts';
import { extent } from './extent.ts';
import type { Drawing, Json, Trace } from './figure.ts';
import { hoverTemplate } from './hover.ts';
import { exactValue, labelCells, titleText } from './labels.ts';
import { orderCells } from './order-cells.ts';
import { layPanels, makePanels, type Panel } from './panels.ts';
import type { ThemeColors } from './theme.ts';

const mostCells = 60;

type Square = { x: Cell; y: Cell; value: number | null; facet: Cell };
type Grid = { columns: Cell[]; rows: Cell[] };
type Context = {
  x: Channel;
  y: Channel;
  value: Channel;
  grid: Grid;
  range: [number, number];
  colors: ThemeColors;
};

/**
 * A heatmap: groups across and down, a colour for each number. Numbers on both sides of zero, and correlations,
 * get a scale with zero in its middle. Pairs of a correlation are drawn on both sides of the diagonal.
 */
export function drawHeatmap(spec: ChartSpec, result: Result, colors: ThemeColors): Drawing {
  const { x, y, color: value } = spec;
  if (x === null || y === null || value === null) return { traces: [], layout: {}, notes: [] };
  const squares = readSquares(spec, result);
  const mirrored = x.column === 'column' && y.column === 'other column';
  const shown = mirrored ? mirror(squares) : squares;
  const { grid, notes } = gridOf(shown, { x, y, mirrored });
  const numbers = shown.map((square) => square.value).filter((number) => number !== null);
  const range = rangeOf(numbers, mirrored);
  const { panels, notes: panelNotes } = makePanels(spec.facet, shown.map(asDatum));
  const context: Context = { x, y, value, grid, range, colors };
  const labels = (cells: readonly Cell[], channel: Channel) => [
    ...labelCells(cells, impliedUnit(channel, cells)).values(),
  ];
  const axes = {
    x: categoryAxis(mirrored ? '' : (x.field ?? x.title), labels(grid.columns, x), colors),
    y: {
      ...categoryAxis(mirrored ? '' : (y.field ?? y.title), labels(grid.rows, y), colors),
      autorange: 'reversed',
    },
    colors,
  };
  return {
    traces: panels.map((panel, place) => heatTrace(panel, place, context)),
    layout: layPanels(panels, axes),
    notes: [...notes, ...panelNotes],
  };
}

function readSquares({ x, y, color, facet }: ChartSpec, result: Result): Square[] {
  const column = (channel: Channel | null) => (channel === null ? [] : valuesOf(result, channel.column));
  const [xs, ys, values, facets] = [column(x), column(y), column(color), column(facet)];
  return result.rows.map((_, row) => ({
    x: xs[row] ?? null,
    y: ys[row] ?? null,
    value: toNumber(values[row]),
    facet: facets[row] ?? null,
  }));
}

function mirror(squares: readonly Square[]): Square[] {
  const turned = squares.map((square) => ({ ...square, x: square.y, y: square.x }));
  const names = [...new Set(squares.flatMap(({ x, y }) => [x, y]))];
  const facets = [...new Set(squares.map(({ facet }) => facet))];
  const diagonal = facets.flatMap((facet) => names.map((name) => ({ x: name, y: name, value: 1, facet })));
  return [...squares, ...turned, ...diagonal];
}

function asDatum({ x, y, value, facet }: Square): Datum {
  return { x, xEnd: null, y: value, exact: value, color: y, facet };
}

type Sides = { x: Channel; y: Channel; mirrored: boolean };

function gridOf(squares: readonly Square[], { x, y, mirrored }: Sides): { grid: Grid; notes: string[] } {
  const data = squares.map(asDatum);
  const names = [...new Set(squares.flatMap((square) => [square.x, square.y]))];
  const columns = mirrored ? names : orderCells(x, data, (datum) => datum.x);
  const rows = mirrored ? names : orderCells(y, data, (datum) => datum.color);
  const grid = { columns: columns.slice(0, mostCells), rows: rows.slice(0, mostCells) };
  const cut = columns.length > mostCells || rows.length > mostCells;
  const size = `${grid.columns.length} of ${formatExact(columns.length)} columns and ${grid.rows.length} of ${formatExact(rows.length)} rows`;
  return { grid, notes: cut ? [`The first ${size} are shown.`] : [] };
}

function rangeOf(numbers: readonly number[], correlation: boolean): [number, number] {
  if (correlation) return [-1, 1];
  const [low, high] = extent(numbers);
  if (!Number.isFinite(low)) return [0, 1];
  if (low >= 0 || high <= 0) return [Math.min(low, 0), Math.max(high, 0)];
  const reach = Math.max(-low, high);
  return [-reach, reach];
}

function heatTrace(panel: Panel, place: number, { x, y, value, grid, range, colors }: Context): Trace {
  const at = new Map(panel.data.map((datum) => [JSON.stringify([datum.color, datum.x]), datum.y]));
  const z = grid.rows.map((row) =>
    grid.columns.map((column) => at.get(JSON.stringify([row, column])) ?? null),
  );
  const scale = range[0] < 0 && range[1] > 0 ? colors.diverging : colors.sequential;
  const few = grid.columns.length <= 12 && grid.rows.length <= 12;
  const text: Json = z.map((row) => row.map((number) => (number === null ? '' : exactValue(number, value))));
  return {
    type: 'heatmap',
    x: [...labelCells(grid.columns, impliedUnit(x, grid.columns)).values()],
    y: [...labelCells(grid.rows, impliedUnit(y, grid.rows)).values()],
    z,
    zmin: range[0],
    zmax: range[1],
    colorscale: scale.map(([stop, color]) => [stop, color]),
    showscale: place === 0,
    xgap: 1,
    ygap: 1,
    hoverongaps: false,
    customdata: text,
    ...(few ? { texttemplate: value.percent ? '%{z:.1%}' : '%{z:.3~s}' } : {}),
    ...(few && range[0] < 0 ? { texttemplate: '%{z:.2f}' } : {}),
    colorbar: { title: { text: titleText(value.title), side: 'right' }, thickness: 12, outlinewidth: 0 },
    hovertemplate: hoverTemplate([
      [x.field ?? x.title, '%{x}'],
      [y.field ?? y.title, '%{y}'],
      [value.title, '%{customdata}'],
    ]),
    ...(panel.title === null ? {} : { xaxis: panel.x, yaxis: panel.y }),
  };
}
