import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PreparedSamples } from './prepared-samples.ts';

test('a sample that could not be read once is found when it is there', async () => {
  const home = await mkdtemp(join(tmpdir(), 'plotline-samples-'));
  const path = join(home, 'towns.csv');
  const sample = { name: 'towns', title: 'Towns', description: '', path, rowCount: 1, bytes: 10 };
  const samples = new PreparedSamples();
  await expect(samples.folderOf(sample)).rejects.toMatchObject({ code: 'ENOENT' });
  await writeFile(path, 'Town\nOslo\n');
  const hash = createHash('sha256').update('Town\nOslo\n').digest('hex');
  expect(await samples.folderOf(sample)).toBe(`samples/${hash}-1`);
  await rm(home, { recursive: true });
});
