import { expect, test } from 'vitest';
import type { TableSchema } from '#lib/datasets/index.ts';
import { read } from './read.ts';
import { orchard } from './testing/orchard.ts';

const barn: TableSchema = {
  ...orchard,
  table: 'barns',
  name: 'barns.csv',
  columns: orchard.columns.filter(({ name }) => name === 'grower' || name === 'pickers'),
  profile: {
    ...orchard.profile,
    columns: orchard.profile.columns.filter(({ name }) => name === 'grower' || name === 'pickers'),
  },
};

function tableOf(question: string): string | null {
  const one = read({ question, schemas: [barn, orchard], matches: [], previous: null });
  return one.kind === 'reading' ? one.reading.plan.table : null;
}

test('of several tables the one that bears most of the words answers', () => {
  expect(tableOf('average sugar by grower')).toBe('crates');
  expect(tableOf('number of crates by grower')).toBe('crates');
  expect(tableOf('average pickers by grower')).toBe('barns');
});
