import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSessionsFolder } from './sessions-folder.ts';

/** Above the largest id that Linux gives to a process. */
const gone = 4_194_305;

test('removes what processes that are gone left, and itself in the end', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'plotline-folders-'));
  for (const name of [`${gone}-left`, `${process.pid}-other`, 'unrelated']) {
    await mkdir(join(parent, name, 'inside'), { recursive: true });
  }
  const folder = await createSessionsFolder(parent);
  await mkdir(folder.pathOf('a'));
  await mkdir(folder.pathOf('b'));
  await folder.remove('a');
  expect(await readdir(folder.path)).toEqual(['b']);
  await folder.close();
  expect((await readdir(parent)).toSorted()).toEqual([`${process.pid}-other`, 'unrelated']);
  await rm(parent, { recursive: true });
});
