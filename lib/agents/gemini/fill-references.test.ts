import { expect, test } from 'vitest';
import type { Cell } from '#lib/datasets/index.ts';
import { ReferenceFiller } from './fill-references.ts';
import { TurnResults } from './turn-results.ts';

test.each<[Cell, string]>([
  ['Ann [Lee](https://example.org)', 'Ann \\[Lee\\](https://example.org)'],
  ['\\[Ann\\](https://example.org)', '\\\\\\[Ann\\\\\\](https://example.org)'],
  ['a\n\n# `b` <c>', 'a # \\`b\\` \\<c>'],
  ['C:\\data', 'C:\\data'],
  [null, 'missing'],
  [1234.5, '1,234.5'],
])('the cell %j stands in an answer as itself and never as markdown', (value, words) => {
  const results = new TurnResults();
  const columns = [{ name: 'who', type: 'text' as const, sqlType: 'VARCHAR' }];
  results.add('call', { columns, rows: [[value]], totalRows: 1, truncated: false, sql: 'SELECT 1' });
  const filler = new ReferenceFiller(results);
  expect(filler.push('By {{r1.1.who}}.') + filler.end()).toBe(`By ${words}.`);
});
