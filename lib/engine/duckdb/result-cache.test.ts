import { expect, test } from 'vitest';
import type { Result } from '#lib/datasets/index.ts';
import { ResultCache } from './result-cache.ts';

function resultOf(rows: Result['rows']): Result {
  return {
    columns: [{ name: 'a', type: 'text', sqlType: 'VARCHAR' }],
    rows,
    totalRows: rows.length,
    truncated: false,
    sql: '',
  };
}

test('keeps what was used last within its budget', () => {
  const cache = new ResultCache(3200);
  const result = resultOf([['x'.repeat(50)]]);
  for (let key = 0; key < 20; key += 1) {
    cache.set(`key ${key}`, result);
    cache.get('key 0');
  }
  expect(cache.get('key 0')).toEqual(result);
  expect(cache.get('key 1')).toBe(undefined);
  expect(cache.get('key 19')).toEqual(result);
});

test('does not keep one that would fill it', () => {
  const cache = new ResultCache(1600);
  cache.set('big', resultOf([['x'.repeat(100)]]));
  expect(cache.get('big')).toBe(undefined);
});

test('gives copies', () => {
  const cache = new ResultCache(100_000);
  const result = resultOf([['x']]);
  cache.set('key', result);
  result.rows.pop();
  cache.get('key')?.rows.pop();
  expect(cache.get('key')).toEqual(resultOf([['x']]));
});
