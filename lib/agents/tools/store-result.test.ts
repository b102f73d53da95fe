import { expect, test } from 'vitest';
import type { Cell } from '#lib/datasets/index.ts';
import { storeResult } from './store-result.ts';

async function store(rows: Cell[][]) {
  const saved: string[] = [];
  const result = {
    columns: [{ name: 'note', type: 'text' as const, sqlType: 'VARCHAR' }],
    rows,
    totalRows: rows.length,
    truncated: false,
    sql: 'SELECT note FROM notes',
  };
  const stored = await storeResult(
    'call',
    { result, durationMs: 1, rowsRead: null },
    {
      saveArtifact: async (name, _mimeType, bytes) => {
        saved.push(new TextDecoder().decode(bytes));
        return { name, version: 0 };
      },
    },
  );
  return { result, saved, shown: stored.response.result, artifact: stored.response.artifact };
}

test('a small result stands whole in its event', async () => {
  const { result, saved, shown, artifact } = await store([['a'], [null]]);
  expect([shown, artifact, saved]).toEqual([result, null, []]);
});

test.each<[string, Cell[][], Cell[][]]>([
  ['many rows', Array(300).fill(['a']), Array(200).fill(['a'])],
  ['a long cell', [['x'.repeat(20_000)], ['b']], [[`${'x'.repeat(10_000)}…`], ['b']]],
  ['much text', Array(150).fill(['y'.repeat(9_000)]), Array(55).fill(['y'.repeat(9_000)])],
])('of %s the event holds a part, and a file the whole', async (_title, rows, expected) => {
  const { result, saved, shown, artifact } = await store(rows);
  expect(shown).toEqual({ ...result, rows: expected, truncated: true });
  expect([artifact, saved]).toEqual(['result-call.json', [JSON.stringify(result)]]);
});
