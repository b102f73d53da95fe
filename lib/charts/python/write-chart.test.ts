import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createScript } from '#lib/analysis/index.ts';
import { ChartSpec } from '../chart-spec.ts';
import { readCase } from '../testing/read-case.ts';
import { writeChart } from './write-chart.ts';

/** What Python each golden case’s charts become, by its name. */
const folder = join(import.meta.dirname, 'golden');

test.each(readdirSync(join(import.meta.dirname, '../golden')))('%s', async (name) => {
  const { result, charts } = readCase(name);
  const codes = charts.map((spec) => {
    const script = createScript([]);
    writeChart(spec, { result, frame: 'result', script });
    return `${script}\n`;
  });
  await expect(codes.join('\n')).toMatchFileSnapshot(join(folder, `${name}.py`));
});

/** Shops' units by day; `shops` of them. */
function codeOf(shops: number, spec: object, totalRows = shops): string {
  const column = (name: string, type: 'text' | 'date' | 'integer') => ({ name, type, sqlType: '' });
  const rows = Array.from({ length: shops }, (_, shop) => ['2023-01-01', `Shop ${shop}`, shop]);
  const columns = [column('Day', 'date'), column('Shop', 'text'), column('sum Units', 'integer')];
  const result = { columns, rows, totalRows, truncated: totalRows > shops, sql: '' };
  const script = createScript([]);
  const channel = (name: string, more: object) => ({ column: name, field: name, title: name, ...more });
  const chart = ChartSpec.parse({
    title: 'Units',
    x: channel('Day', { type: 'temporal' }),
    y: channel('sum Units', { type: 'quantitative', aggregate: 'sum' }),
    color: channel('Shop', { type: 'nominal' }),
    ...spec,
  });
  writeChart(chart, { result, frame: 'result', script });
  return script.toString();
}

test('of many series the largest are drawn', () => {
  expect(codeOf(20, { mark: 'line' })).not.toContain('largest');
  expect(codeOf(21, { mark: 'line' })).toContain(`# the 20 largest of 21
largest = result.groupby("Shop")["sum Units"].sum().nlargest(20).index
kept = result[result["Shop"].isin(largest)]
figure = px.line(
    kept,`);
});

test('of many points some are drawn', () => {
  expect(codeOf(2, { mark: 'point' }, 20_000)).not.toContain('sample');
  expect(codeOf(2, { mark: 'point' }, 1_000_000)).toContain(`# 20,000 of 1,000,000 rows, chosen at random
sample = result.sample(20000, random_state=0)
figure = px.scatter(
    sample,`);
});
