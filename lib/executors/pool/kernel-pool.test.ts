import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KernelPool, type KernelPoolOptions, type Lease, type PooledKernel } from './kernel-pool.ts';

const never = new AbortController().signal;

class PlainKernel implements PooledKernel {
  readonly id: string;
  readonly #gone = Promise.withResolvers<void>();

  constructor(id: string) {
    this.id = id;
  }

  get ended(): Promise<void> {
    return this.#gone.promise;
  }

  async end(): Promise<void> {
    await sleep(1);
    this.#gone.resolve();
  }
}

function createPool(options: Partial<KernelPoolOptions<PlainKernel>> = {}) {
  let made = 0;
  let time = 0;
  const alive = new Set<PlainKernel>();
  let mostAlive = 0;
  const create = async () => {
    await sleep(1);
    const kernel = new PlainKernel(`k${++made}`);
    alive.add(kernel);
    mostAlive = Math.max(mostAlive, alive.size);
    void kernel.ended.then(() => alive.delete(kernel));
    return kernel;
  };
  const pool = new KernelPool({
    create,
    most: 2,
    idleMs: 60_000,
    waitMs: 60_000,
    now: () => ++time,
    ...options,
  });
  return { pool, alive, mostAlive: () => mostAlive };
}

async function take(pool: KernelPool<PlainKernel>, owner: string | null): Promise<Lease<PlainKernel>> {
  const lease = await pool.lease(owner, never);
  if (typeof lease === 'string') throw new Error(lease);
  return lease;
}

test('gives an owner the same kernel again, and nobody else', async () => {
  const { pool } = createPool();
  const first = await take(pool, 'a');
  await first.done('keep');
  const again = await take(pool, 'a');
  expect([first.kernel.id, again.kernel.id, again.stateReset]).toEqual(['k1', 'k1', false]);
  expect((await take(pool, 'b')).kernel.id).toBe('k2');
  await pool.close();
});

test('ends the kernel that was idle longest when another is asked for at the cap', async () => {
  const { pool, alive, mostAlive } = createPool();
  for (const owner of ['a', 'b']) await (await take(pool, owner)).done('keep');
  await (await take(pool, 'a')).done('keep');
  const third = await take(pool, 'c');
  expect([...alive].map(({ id }) => id)).toEqual(['k1', 'k3']);
  expect(mostAlive()).toBe(2);
  await third.done('keep');
  expect((await take(pool, 'b')).stateReset).toBe(true);
  await pool.close();
});

test('ends a released kernel before one that was idle longer', async () => {
  const { pool } = createPool();
  for (const owner of ['a', 'b']) await (await take(pool, owner)).done('keep');
  pool.release('b');
  await take(pool, 'c');
  expect(pool.getActive().map(({ owner }) => owner)).toEqual(['a', 'c']);
  await pool.close();
});

test('serves who came first, and tells who waited too long', async () => {
  const { pool } = createPool({ most: 1, waitMs: 50 });
  const running = await take(pool, 'a');
  const order: string[] = [];
  const waiting = ['b', 'c'].map((owner) => pool.lease(owner, never).then((lease) => ({ owner, lease })));
  for (const each of waiting) void each.then(({ owner }) => order.push(owner));
  await running.done('keep');
  const second = await waiting[0];
  expect(second?.lease).toMatchObject({ kernel: { id: 'k2' } });
  expect((await waiting[1])?.lease).toBe('busy');
  expect(order).toEqual(['b', 'c']);
  await pool.close();
});

test('lets runs of one owner follow one another, without holding others up', async () => {
  const { pool } = createPool();
  const first = await take(pool, 'a');
  const second = take(pool, 'a');
  expect((await take(pool, 'b')).kernel.id).toBe('k2');
  await first.done('keep');
  expect((await second).kernel.id).toBe('k1');
  await pool.close();
});

test('lets go of who stops waiting', async () => {
  const { pool } = createPool({ most: 1 });
  await take(pool, 'a');
  const stop = new AbortController();
  const waiting = pool.lease('b', stop.signal);
  stop.abort();
  expect(await waiting).toBe('stopped');
  expect(await pool.lease('c', AbortSignal.abort())).toBe('stopped');
  await pool.close();
});

test('keeps no kernel busy that was started for one who left', async () => {
  const { pool } = createPool();
  const stop = new AbortController();
  const starting = ['a', null].map((owner) => pool.lease(owner, stop.signal));
  stop.abort();
  expect(await Promise.all(starting)).toEqual(['stopped', 'stopped']);
  await sleep(10);
  expect(pool.getActive()).toMatchObject([{ owner: 'a', status: 'idle' }]);
  await pool.close();
});

test('tells an owner once that an ended kernel took the state along, unless it was asked for', async () => {
  const { pool } = createPool();
  await (await take(pool, 'a')).done('end');
  const after = await take(pool, 'a');
  await after.done('keep');
  expect([after.stateReset, (await take(pool, 'a')).stateReset]).toEqual([true, false]);
  await pool.terminate('a');
  expect((await take(pool, 'a')).stateReset).toBe(false);
  await pool.close();
});

test('ends idle kernels, and those without an owner with their lease', async () => {
  const { pool, alive } = createPool({ idleMs: 10 });
  await (await take(pool, null)).done('keep');
  expect(pool.getActive()).toEqual([]);
  const lease = await take(pool, 'a');
  await lease.done('keep');
  await lease.kernel.ended;
  expect([alive.size, pool.getActive()]).toEqual([0, []]);
});

test('ends a kernel that was still starting when its owner went', async () => {
  const { pool, alive } = createPool();
  const starting = pool.lease('a', never);
  await pool.terminate('a');
  expect(await starting).toBe('stopped');
  await sleep(5);
  expect([alive.size, pool.getActive()]).toEqual([0, []]);
});

test('hands the failure of a start on, and serves the next', async () => {
  let isBroken = true;
  const create = async () => {
    if (isBroken) throw new Error('no room');
    return new PlainKernel('fine');
  };
  const { pool } = createPool({ most: 1, create });
  await expect(pool.lease('a', never)).rejects.toThrow('no room');
  isBroken = false;
  expect((await take(pool, 'a')).kernel.id).toBe('fine');
  await pool.close();
});

test('stays within its cap and leaves nothing behind through 200 owners and random ends', async () => {
  const { pool, alive, mostAlive } = createPool({ most: 10, waitMs: 60_000 });
  const visit = async (index: number) => {
    const owner = index % 7 === 0 ? null : `owner-${index % 60}`;
    const lease = await take(pool, owner);
    await sleep(Math.random() * 3);
    if (index % 11 === 0) await lease.kernel.end();
    await lease.done(index % 5 === 0 ? 'end' : 'keep');
    if (index % 13 === 0 && owner !== null) await pool.terminate(owner);
  };
  await Promise.all(Array.from({ length: 200 }, (_, index) => visit(index)));
  expect(mostAlive()).toBe(10);
  await pool.close();
  expect([alive.size, pool.getActive()]).toEqual([0, []]);
});

class SlowKernel extends PlainKernel {
  override async end(): Promise<void> {
    await sleep(50);
    await super.end();
  }
}

test('a kernel that takes long to end is told as gone to the next of its owner, once', async () => {
  const { pool } = createPool({ create: async () => new SlowKernel('slow') });
  const over = (await take(pool, 'a')).done('end');
  const next = await take(pool, 'a');
  await over;
  await next.done('keep');
  expect([next.stateReset, (await take(pool, 'a')).stateReset]).toEqual([true, false]);
});
