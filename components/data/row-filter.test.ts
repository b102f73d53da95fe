import { expect, test } from 'vitest';
import type { Column } from '#lib/datasets/browser.ts';
import { toFilterParameter } from './row-filter.ts';

const columns: Column[] = [
  { name: 'power', type: 'integer', sqlType: 'INTEGER' },
  { name: 'maker', type: 'text', sqlType: 'VARCHAR' },
];

test.each([
  [
    { column: 'power', comparison: '>', value: '1,200' },
    [{ column: 'power', comparison: '>', values: [1200] }],
  ],
  [
    { column: 'maker', comparison: '=', value: ' 12 ' },
    [{ column: 'maker', comparison: '=', values: ['12'] }],
  ],
  [
    { column: 'maker', comparison: 'is_missing', value: 'x' },
    [{ column: 'maker', comparison: 'is_missing', values: [] }],
  ],
  [{ column: 'maker', comparison: 'contains', value: ' ' }, null],
  [{ column: 'gone', comparison: '=', value: '1' }, null],
] as const)('%o is sent as %o', (filter, sent) => {
  expect(toFilterParameter(filter, columns)).toEqual(sent === null ? null : JSON.stringify(sent));
});
