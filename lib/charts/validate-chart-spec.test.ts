import { expect, test } from 'vitest';
import type { Result } from '#lib/datasets/browser.ts';
import type { Channel, ChartSpec } from './chart-spec.ts';
import { spec } from './choose/spec.ts';
import { validateChartSpec } from './validate-chart-spec.ts';

const result: Result = {
  columns: [
    { name: 'city', type: 'text', sqlType: 'VARCHAR' },
    { name: 'n', type: 'integer', sqlType: 'BIGINT' },
  ],
  rows: [['Rome', 1]],
  totalRows: 1,
  truncated: false,
  sql: '',
};

function channel(column: string, type: Channel['type'] = 'nominal'): Channel {
  return { column, field: column, aggregate: null, bin: false, timeUnit: null, type, title: column };
}

const city = channel('city');
const n = channel('n', 'quantitative');

test.each<[string[], ChartSpec]>([
  [[], spec({ mark: 'bar', x: city, y: n })],
  [[], spec({ mark: 'arc', x: null, y: n, color: city })],
  [[], spec({ mark: 'boxplot', x: null, y: n })],
  [[], spec({ mark: 'bar', x: { ...n, bin: true }, y: null })],
  [['A chart with mark “line” needs “y”.'], spec({ mark: 'line', x: city, y: null })],
  [
    ['A chart with mark “rect” needs “y”.', 'A chart with mark “rect” needs “color”.'],
    spec({ mark: 'rect', x: city, y: null }),
  ],
  [
    ['A pie has its category in “color” and its value in “y”; set “x” to null.'],
    spec({ mark: 'arc', x: city, y: n, color: city }),
  ],
  [
    ['“x” names “town”, which the result does not have. Its columns are “city”, “n”.'],
    spec({ mark: 'bar', x: channel('town'), y: n }),
  ],
  [['“y” must hold numbers, but “city” is text. Use “n”.'], spec({ mark: 'bar', x: city, y: city })],
  [
    ['“x” must hold numbers, but “city” is text. Use “n”.'],
    spec({ mark: 'bar', x: { ...city, bin: true }, y: null }),
  ],
])('%j', (errors, chart) => {
  expect(validateChartSpec(chart, result)).toEqual(errors);
});
