import { expect, test } from 'vitest';
import { columnEdges, columnsInSight } from './columns-in-sight.ts';

const edges = columnEdges([100, 50, 200, 80]);

test('edges are the sums of the widths', () => {
  expect(edges).toEqual([0, 100, 150, 350, 430]);
});

test('columns in sight include those cut at either edge', () => {
  expect(columnsInSight(edges, 0, 120)).toEqual({ first: 0, end: 2 });
  expect(columnsInSight(edges, 120, 40)).toEqual({ first: 1, end: 3 });
  expect(columnsInSight(edges, 340, 500)).toEqual({ first: 2, end: 4 });
});

test('no columns, nothing in sight', () => {
  expect(columnsInSight(columnEdges([]), 0, 500)).toEqual({ first: 0, end: 0 });
});
