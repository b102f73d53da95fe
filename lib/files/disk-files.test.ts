import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskFiles, type Files } from './index.ts';

let root: string;
let files: Files;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'plotline-files-'));
  files = createDiskFiles(root);
});
afterEach(() => rm(root, { recursive: true }));

test('writes, reads, measures and removes bytes by key', async () => {
  await files.write('a/b/one.bin', new Uint8Array([1, 2, 3]));
  expect(files.path('a/b/one.bin')).toBe(join(root, 'a/b/one.bin'));
  expect([...(await files.read('a/b/one.bin'))]).toEqual([1, 2, 3]);
  expect(await files.size('a/b/one.bin')).toBe(3);
  await files.remove('a');
  expect(await files.size('a/b/one.bin')).toBe(null);
  await files.remove('a');
});

test('writes into a folder that is being removed, and removes one that is being written to', async () => {
  const content = new Uint8Array(1000);
  for (let round = 0; round < 40; round += 1) {
    const writing = Array.from({ length: 8 }, (_, place) => files.write(`folder/deep/${place}`, content));
    await Promise.all([...writing, files.remove('folder'), files.remove('folder')]);
  }
  await files.remove('folder');
  expect(await readdir(root)).toEqual([]);
});

test('writes a stream of pieces', async () => {
  await files.write('stream', pieces());
  expect([...(await files.read('stream'))]).toEqual([1, 2, 3]);
});

test('writes an empty file', async () => {
  await files.write('empty', new Uint8Array());
  expect(await files.size('empty')).toBe(0);
});

test('a write that fails leaves the old bytes and nothing beside them', async () => {
  await files.write('kept', new Uint8Array([7]));
  await expect(files.write('kept', broken())).rejects.toThrow('cut off');
  expect([...(await files.read('kept'))]).toEqual([7]);
  expect(await readdir(root)).toEqual(['kept']);
});

test('says that a file is gone', async () => {
  await expect(files.read('none')).rejects.toMatchObject({ code: 'not_found' });
});

test.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '', '.', 'a\\b', 'a\0b', 'a b', 'a/'])(
  'refuses the key %j',
  (key) => {
    expect(() => files.path(key)).toThrow('There is no such file.');
  },
);

test('the name of a folder is not taken for its parent', async () => {
  await writeFile(join(root, 'beside'), 'x');
  await files.remove('besid');
  expect(await readdir(root)).toEqual(['beside']);
});

async function* pieces() {
  yield new Uint8Array([1, 2]);
  yield new Uint8Array([3]);
}

async function* broken() {
  yield new Uint8Array([1]);
  throw new Error('cut off');
}
