import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { drawRooms } from './draw-rooms.ts';
import { insertDrawing } from './insert-drawing.ts';

test('draws the rooms that stand, each with its nearest ones', () => {
  expect(drawRooms(['base', 'datasets', 'files', 'engine', 'architecture.test.ts'])).toBe(`\`\`\`mermaid
flowchart TD
  datasets --> base
  files --> base
  engine --> datasets
  engine --> files
\`\`\`

| room | what it is for | may import |
|---|---|---|
| \`base\` | What every room needs and none owns: ids, errors, assertions, the clock, the log, number formats. | – |
| \`datasets\` | Decides what a table is and how bytes become one. Reads no file, runs no SQL, works in the browser. | base |
| \`files\` | Bytes by key on the disk. | base |
| \`engine\` | Runs SQL over datasets in locked, limited DuckDB instances and writes Parquet. | base, datasets, files |
`);
});

test("the README's drawing is the one that the rooms give", async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const present = await readdir(new URL('../../lib/', import.meta.url));
  expect(readme).toBe(insertDrawing(readme, drawRooms(present)));
});
