import { expect, test } from 'vitest';
import { TurnId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';
import { FrameQueue } from './frame-queue.ts';

const frame: StreamFrame = { type: 'turn', data: { turnId: TurnId.create(), status: 'running' } };

test('holds what was not read yet, in order, and ends with the signal', async () => {
  const leaving = new AbortController();
  const queue = new FrameQueue(leaving.signal);
  queue.push(frame);
  const live = queue.live();
  expect(await live.next()).toEqual({ done: false, value: frame });
  const next = live.next();
  leaving.abort();
  expect(await next).toEqual({ done: true, value: undefined });
});

test('a reader that is too far behind is cut off, and nothing is kept for it any more', async () => {
  const queue = new FrameQueue(new AbortController().signal);
  for (let count = 0; count < 30_000; count += 1) queue.push(frame);
  expect(queue.takeAll()).toEqual([]);
  expect(await queue.live().next()).toEqual({ done: true, value: undefined });
});
