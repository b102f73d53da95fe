import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { streamContents } from './stream-contents.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(kind: 'bytes' | 'text', content: Uint8Array): Promise<unknown> {
  folder = await mkdtemp(join(tmpdir(), 'plotline-test-'));
  await writeFile(join(folder, 'file'), content);
  return new Response(streamContents({ kind, mimeType: 'a/"b"' }, join(folder, 'file'))).json();
}

const pieceBytes = 3 * 64 * 1024;

test.each([0, 1, 2, 3, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes + 2])(
  '%i bytes are the base64 of the whole',
  async (length) => {
    const content = Buffer.alloc(length, Buffer.from([0xff, 0xfe, 0x00, 0x3e, 0xfb]));
    const data = content.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    expect(await read('bytes', content)).toEqual({ inlineData: { data, mimeType: 'a/"b"' } });
  },
);

test.each(['', '\ufeff"\\\n', `a${'ü"€😀\n'.repeat(60_000)}`])('a text is that text', async (text) => {
  expect(await read('text', Buffer.from(text))).toEqual({ text });
});
