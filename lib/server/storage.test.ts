import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureStorage } from './storage.ts';

test('a folder is measured while others take files and folders out of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-test-'));
  await mkdir(join(folder, 'kept', 'inside'), { recursive: true });
  await writeFile(join(folder, 'kept', 'a'), 'abc');
  await writeFile(join(folder, 'kept', 'inside', 'b'), 'de');
  const passing = Array.from({ length: 300 }, (_, place) => join(folder, `passing-${place}`));
  for (const path of passing) await mkdir(join(path, 'deep'), { recursive: true });
  const measured = [measureStorage(folder), measureStorage(folder), measureStorage(folder)];
  await Promise.all(passing.map((path) => rm(path, { recursive: true })));
  expect((await Promise.all(measured)).map(({ used }) => used)).toEqual([5, 5, 5]);
  await rm(folder, { recursive: true });
});
