import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDuckDbEngine, type Engine } from '#lib/engine/index.ts';
import { createImporter } from './create-importer.ts';
import { EarlyExamination } from './early-examination.ts';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-early-'));
  engine = createDuckDbEngine({ memoryMb: 512, threads: 1, tempDirectory: join(folder, 'spill') });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const rows = Array.from({ length: 60_000 }, (_, index) => `${index},"näme, ${index % 7}"\r\n`);
const plain = Buffer.from(`id,name\r\n${rows.join('')}`);
const marked = Buffer.concat([Buffer.from('\ufeff'), plain]);
const repeated = Buffer.from(`id,name\r\n${rows.join('')}id,name\r\n${rows.join('')}`);
const lateQuote = Buffer.from(`id,name\r\n${rows.join('')}7,"open\r\n8,b\r\n`);
const lateLatin = Buffer.concat([plain, Buffer.from('1,caf\u00e9\r\n', 'latin1')]);

async function importBytes(bytes: Uint8Array, early?: EarlyExamination) {
  const path = join(folder, 'source.csv');
  await writeFile(path, bytes);
  const steps = new Set<string>();
  const dataset = await createImporter({ engine })(
    { path, name: 'source.csv', early },
    { parquet: join(folder, 'table.parquet'), scratch: join(folder, 'scratch') },
    { onProgress: (step) => steps.add(step) },
  );
  return { dataset, wasRead: steps.has('reading') };
}

function examine(bytes: Uint8Array, size: number): EarlyExamination {
  const early = new EarlyExamination();
  for (let at = 0; at < bytes.length; at += size) early.push(bytes.subarray(at, at + size));
  return early;
}

test.each([
  ['a plain file', plain],
  ['one with a byte order mark', marked],
  ['one with its header again', repeated],
  ['one with an open quote at its end', lateQuote],
  ['one that is no UTF-8 at its end', lateLatin],
])('%s is the same dataset, and is not read again', async (_, bytes) => {
  const { dataset } = await importBytes(bytes);
  for (const size of [65_521, bytes.length]) {
    expect(await importBytes(bytes, examine(bytes, size))).toEqual({ dataset, wasRead: false });
  }
});

test.each([
  ['bytes that are missing', plain.subarray(0, -20)],
  [
    'another kind of table',
    Buffer.from(plain.toString().replaceAll('id,name', 'id;name;x').replaceAll(',"', ';"')),
  ],
  ['a start that is too short', plain.subarray(0, 1000)],
])('%s: the file is read', async (_, seen) => {
  const { dataset } = await importBytes(plain);
  expect(await importBytes(plain, examine(seen, 65_536))).toEqual({ dataset, wasRead: true });
});

test('a line that is too long is told of where the file is read', async () => {
  const bytes = Buffer.from(`a,b\n${'1,2\n'.repeat(100_000)}${'x'.repeat(17 * 1024 * 1024)},1\n`);
  const work = importBytes(bytes, examine(bytes, 65_536));
  await expect(work).rejects.toMatchObject({ code: 'line_too_long', details: { line: 100_002 } });
});
