import { expect, test } from 'vitest';
import type { Cell, ColumnProfile } from '#lib/datasets/browser.ts';
import { columnRange } from './column-range.ts';

test('a range is that of the values, numbers in short', () => {
  const range = (name: string, type: ColumnProfile['type'], [min, max]: [Cell, Cell]) =>
    columnRange({ name, type, min, max });
  expect(range('passengers', 'integer', [1, 12_891])).toEqual({ least: '1', greatest: '12,891' });
  expect(range('time', 'decimal', ['2451214.5406', '2451542.5406'])).toEqual({
    least: '2,451,215',
    greatest: '2,451,543',
  });
  expect(range('year', 'integer', [1982, 2026])).toEqual({ least: '1982', greatest: '2026' });
  expect(range('month', 'date', ['2023-10-01', '2026-09-01'])).toEqual({
    least: '2023-10-01',
    greatest: '2026-09-01',
  });
  expect(range('name', 'text', [null, null])).toBe(null);
});
