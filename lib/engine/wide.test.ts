import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  date,
  double,
  type EngineFixture,
  integer,
  linesOf,
  openEngineFixture,
  text,
} from './engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngineFixture();
});
afterAll(() => fixture.close());

/** A column of each kind, one with texts that its type can't hold. */
function columnsFrom(index: number) {
  return [integer(`count ${index}`), double(`size ${index}`), text(`place ${index}`), date(`day ${index}`)];
}

function rowsOf(groups: number): string {
  const cells = (row: number) => [
    row % 9 === 0 ? 'none' : `${(row * 7) % 40}`,
    `${(row * 0.37).toFixed(2)}`,
    row % 5 === 0 ? '' : `North ${row % 6}`,
    `2024-01-${String((row % 28) + 1).padStart(2, '0')}`,
  ];
  return linesOf('head', 60, (row) =>
    Array.from({ length: groups }, () => cells(row))
      .flat()
      .join(','),
  );
}

test('a table of very many columns has the profile and the misfits of a narrow one', async () => {
  const narrow = await fixture.load('narrow', rowsOf(1), columnsFrom(0));
  const groups = Array.from({ length: 60 }, (_, index) => index);
  const wide = await fixture.load('wide', rowsOf(60), groups.flatMap(columnsFrom));

  const profiles = narrow.outcome.profile.columns;
  expect(wide.outcome.rowCount).toBe(60);
  expect(wide.outcome.profile.columns).toEqual(
    groups.flatMap((index) => profiles.map((one) => ({ ...one, name: one.name.replace('0', `${index}`) }))),
  );
  expect(narrow.outcome.misfits).toEqual({ 'count 0': 7, 'size 0': 0, 'place 0': 0, 'day 0': 0 });
  expect(Object.values(wide.outcome.misfits)).toEqual(groups.flatMap(() => [7, 0, 0, 0]));
});
