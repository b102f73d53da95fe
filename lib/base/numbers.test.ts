import { expect, test } from 'vitest';
import { formatBytes, formatExact, formatProse, formatShort } from './numbers.ts';

test('exact numbers keep every digit that is sure', () => {
  expect(
    [1234567.5, -0.25, 0.1 + 0.2, 577887.2999999995, 12, '9007199254740993', '-1234.50', '0.10', 'n/a'].map(
      formatExact,
    ),
  ).toEqual([
    '1,234,567.5',
    '-0.25',
    '0.3',
    '577,887.3',
    '12',
    '9,007,199,254,740,993',
    '-1,234.50',
    '0.10',
    'n/a',
  ]);
});

test('numbers in prose are as short as their size allows', () => {
  expect(
    [119.9399, 12.345, 0.012345, 45678.912, 577887.3, 8.99, 0.1 + 0.2, 1000000, -2.71234].map(formatProse),
  ).toEqual(['119.9', '12.35', '0.0123', '45,679', '577,887.3', '8.99', '0.3', '1,000,000', '-2.71']);
});

test('numbers on axes are short', () => {
  expect([12400, 3_200_000, 999, 0.5, 1.5e12].map(formatShort)).toEqual([
    '12.4k',
    '3.2M',
    '999',
    '0.5',
    '1.5T',
  ]);
});

test('sizes are in decimal units', () => {
  expect([0, 999, 204_800, 1_500_000, 4_096_000_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '205 KB',
    '1.5 MB',
    '4.1 GB',
  ]);
});
