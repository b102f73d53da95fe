import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenTable, openTable } from '../testing/open-table.ts';
import { calls, query, say, serveGemini } from '../testing/serve-gemini.ts';

/** 200 rows whose every cell is told apart, so that each value that leaves is counted. */
const rows = Array.from({ length: 200 }, (_, row) => `name-${row}x,note-${row}x`);

let table: OpenTable;
beforeAll(async () => {
  table = await openTable('people', ['Name,Note', ...rows, ''].join('\n'), [
    { name: 'Name', type: 'text', sqlType: 'VARCHAR' },
    { name: 'Note', type: 'text', sqlType: 'VARCHAR' },
  ]);
});
afterAll(() => table.close());

const valuesIn = (sent: unknown, kind: string) =>
  new Set(JSON.stringify(sent).match(new RegExp(`${kind}-\\d+x`, 'g'))).size;

test('at level samples only 20 rows, the top values and 50 rows of a result leave', async () => {
  const { server, ask } = await serveGemini(table, [
    calls(query('SELECT "Note" FROM people ORDER BY "Note"')),
    calls(query('SELECT error("Note") FROM people')),
    say('That is all.'),
  ]);
  await ask('Show me all notes');
  const [first, second, third] = server.requests;
  const profiled = new Set(
    table.tables[0]?.schema.profile.columns[0]?.top.map(({ value }) => String(value)) ?? [],
  );
  expect(profiled.size).toBe(20);
  expect(valuesIn(first, 'name')).toBeLessThanOrEqual(40);
  expect(valuesIn(first?.contents[0]?.parts[0], 'name')).toBe(valuesIn(first, 'name'));
  expect(valuesIn(first?.systemInstruction, 'name')).toBe(0);
  expect(valuesIn(second?.contents.at(-1), 'note')).toBe(50);
  expect(valuesIn(second?.contents.at(-1), 'name')).toBe(0);
  expect(valuesIn(third?.contents.at(-1), 'note')).toBeLessThanOrEqual(1);
  await server.close();
});

test('of a wide table less is told, and how much is left out', async () => {
  const names = Array.from({ length: 300 }, (_, column) => `c${column}`);
  const lines = Array.from({ length: 40 }, (_, row) =>
    names.map((name) => `${name} ${row} ${'x'.repeat(60)}`),
  );
  const wide = await openTable(
    'wide',
    `${[names, ...lines].join('\n')}\n`,
    names.map((name) => ({ name, type: 'text', sqlType: 'VARCHAR' })),
  );
  const { server, ask } = await serveGemini(wide, [say('Wide.')]);
  await ask('What is this?');
  const data = server.requests[0]?.contents[0]?.parts[0]?.text ?? '';
  const [table] = JSON.parse(/```json\n(.*)\n```$/s.exec(data)?.[1] ?? '').tables;
  expect([table.columns.length, table.furtherColumns, table.sampledRows.length]).toEqual([100, 200, 5]);
  expect([table.columns[0].top.length, table.sampledRows[0].length]).toEqual([5, 100]);
  await Promise.all([server.close(), wide.close()]);
});
