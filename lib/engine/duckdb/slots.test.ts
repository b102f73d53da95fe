import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('what fits runs at once, the rest in its turn', async () => {
  const slots = new Slots({ budgetMb: 10, queue: 10, waitMs: 10_000 });
  const order: string[] = [];
  const first = await slots.acquire(6, undefined);
  const second = await slots.acquire(4, undefined);
  const big = slots.hold(8, undefined, async () => order.push('big'));
  const small = slots.hold(1, undefined, async () => order.push('small'));
  second();
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  await Promise.all([big, small]);
  expect(order).toEqual(['big', 'small']);
});

test('more than the whole budget is the whole budget', async () => {
  const slots = new Slots({ budgetMb: 10, queue: 10, waitMs: 10_000 });
  expect(await slots.hold(100, undefined, async () => 'ran')).toBe('ran');
});

test('giving back twice gives back once', async () => {
  const slots = new Slots({ budgetMb: 1, queue: 0, waitMs: 10_000 });
  const giveBack = await slots.acquire(1, undefined);
  giveBack();
  giveBack();
  await slots.acquire(1, undefined);
  await expect(slots.acquire(1, undefined)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 5 });
});

test('says that it is busy when too many wait, or one has waited too long', async () => {
  const slots = new Slots({ budgetMb: 1, queue: 1, waitMs: 5 });
  await slots.acquire(1, undefined);
  const waiting = slots.acquire(1, undefined);
  await expect(slots.acquire(1, undefined)).rejects.toMatchObject({ code: 'busy' });
  await expect(waiting).rejects.toMatchObject({ code: 'busy' });
});

test('one that leaves the queue lets the next one through', async () => {
  const slots = new Slots({ budgetMb: 4, queue: 10, waitMs: 10_000 });
  await slots.acquire(2, undefined);
  const stop = new AbortController();
  const big = slots.acquire(4, stop.signal);
  const small = slots.acquire(2, undefined);
  stop.abort();
  await expect(big).rejects.toMatchObject({ code: 'stopped' });
  await small;
});

test('what fails gives its part back', async () => {
  const slots = new Slots({ budgetMb: 1, queue: 0, waitMs: 10_000 });
  const failing = slots.hold(1, undefined, async () => {
    throw new Error('failed');
  });
  await expect(failing).rejects.toThrow('failed');
  expect(await slots.hold(1, undefined, async () => 'ran')).toBe('ran');
});
