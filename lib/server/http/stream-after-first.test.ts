import { expect, test } from 'vitest';
import { streamAfterFirst } from './stream-after-first.ts';

function piecesOf(count: number) {
  const state = { isOver: false };
  async function* pieces() {
    try {
      for (let piece = 0; piece < count; piece += 1) yield Buffer.from(`${piece},`);
    } finally {
      state.isOver = true;
    }
  }
  return { state, pieces: pieces() };
}

test('gives every piece in order', async () => {
  const body = await streamAfterFirst(piecesOf(5).pieces);
  expect(await new Response(body).text()).toBe('0,1,2,3,4,');
});

test('lets go of pieces that nobody reads, or reads on', async () => {
  const unread = piecesOf(100);
  await streamAfterFirst(unread.pieces, { restMs: 20 });
  await expect.poll(() => unread.state.isOver).toBe(true);

  const begun = piecesOf(100);
  const reader = (await streamAfterFirst(begun.pieces, { restMs: 20 })).getReader();
  await reader.read();
  await expect.poll(() => begun.state.isOver).toBe(true);
  await expect(reader.read()).rejects.toThrow('Nobody read on');
});
