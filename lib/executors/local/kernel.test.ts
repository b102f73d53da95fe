import { once } from 'node:events';
import { createServer, type Socket, connect as tcp } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Kernel } from './kernel.ts';

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A session whose processes do not go, as in the middle of a slow disk's work. */
async function stuck() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const connection: Socket = tcp(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  closing.push(
    () => connection.destroy(),
    () => server.close(),
  );
  const kills: string[] = [];
  const ended = new Promise<void>(() => undefined);
  const fork = { id: 'one', connection, ended, kill: () => kills.push('kill') };
  const data = { folder: '/nowhere', sources: new Map() };
  return { kernel: new Kernel(fork, data, async () => undefined), kills };
}

const run = {
  ...{ code: '', args: [], stdin: '', files: {}, datasets: [], keepsState: false },
  ...{ timeoutMs: 1, memoryMb: 64, onOutput: () => undefined, onFigure: () => undefined },
};

test('a run ends at its limit although its processes do not', async () => {
  const { kernel, kills } = await stuck();
  const { done } = await kernel.run(run, new AbortController().signal);
  expect([done, kills]).toEqual([null, ['kill']]);
});

test('and where it is stopped', async () => {
  const { kernel, kills } = await stuck();
  const { done } = await kernel.run({ ...run, timeoutMs: 60_000 }, AbortSignal.abort());
  expect([done, kills]).toEqual([null, ['kill']]);
});
