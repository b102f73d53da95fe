import { afterEach, describe, expect, test } from 'vitest';
import { type KernelSummary, scriptedExecutor } from '#lib/executors/index.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './testing/test-server.ts';

let started: TestServer | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function start(options: TestServerOptions): Promise<TestServer> {
  started = await startTestServer(options);
  return started;
}

const kernel = (owner: string | null, id: string, lastUsedAt: number): KernelSummary => ({
  id,
  owner,
  status: 'idle',
  createdAt: 0,
  lastUsedAt,
});

test('a user sees the live interpreters of their own sessions', async () => {
  const active: KernelSummary[] = [];
  const executor = { ...scriptedExecutor(() => ({})), getActive: () => active };
  const server = await start({ services: { executor: async () => executor } });
  const [ann, ben] = [server.browser(), server.browser()];
  await ann.open();
  await ben.open();
  expect(await ann.get('/api/kernels')).toEqual([]);
  active.push(kernel(ann.session(), 'k1', 1000), kernel(ben.session(), 'k2', 2000), kernel(null, 'k3', 3000));
  const summary = { executor: 'local', status: 'idle', createdAt: '1970-01-01T00:00:00.000Z' };
  const [own] = await ann.get<{ sessionTitle: string }[]>('/api/kernels');
  expect(own).toEqual({
    ...summary,
    id: 'k1',
    sessionId: ann.session(),
    sessionTitle: expect.any(String),
    lastUsedAt: '1970-01-01T00:00:01.000Z',
  });
  expect(await ben.get('/api/kernels')).toMatchObject([{ id: 'k2', sessionId: ben.session() }]);
});

test('there are none where no code runs', async () => {
  const server = await start({ services: { executor: async () => null } });
  const browser = server.browser();
  await browser.open();
  expect(await browser.get('/api/kernels')).toEqual([]);
});

test('a session’s interpreter ends with the session', async () => {
  const ended: string[] = [];
  const server = await start({ services: { endKernel: async (owner) => void ended.push(owner) } });
  const browser = server.browser();
  await browser.open();
  const session = browser.session();
  await browser.send('DELETE', `/api/sessions/${session}`);
  expect(ended).toEqual([session]);
});

describe('whether it is ready names the executor:', () => {
  const ask = async (options: TestServerOptions) => {
    const response = await (await start(options)).browser().send('GET', '/api/ready');
    const { failing, parts, executor } = await response.json();
    return [response.status, failing, parts.executor, executor];
  };
  const unable = scriptedExecutor(() => ({}), { available: false, reason: 'Install bubblewrap.' });
  const services = { executor: async () => unable };
  const missing = {
    name: 'local',
    available: false,
    version: null,
    probesHeld: null,
    reason: 'Install bubblewrap.',
  };

  test('one that runs', async () => {
    const health = { available: true, language: 'python', version: '3.12.4', probes: 13 } as const;
    const running = { services: { executor: async () => scriptedExecutor(() => ({}), health) } };
    const part = { name: 'local', available: true, version: '3.12.4', probesHeld: 13, reason: null };
    expect(await ask(running)).toEqual([200, [], 'ok', part]);
  });

  test('one that nobody asked for and that can not run', async () => {
    expect(await ask({ services })).toEqual([200, [], 'off', missing]);
  });

  test('one that was asked for and can not run', async () => {
    const environment = { PLOTLINE_EXECUTOR: 'local' };
    expect(await ask({ services, environment })).toEqual([503, ['executor'], 'failing', missing]);
  });

  test('one that is switched off', async () => {
    const reason = 'Code execution is switched off: PLOTLINE_EXECUTOR is “off”.';
    const none = { name: null, available: false, version: null, probesHeld: null, reason };
    expect(await ask({ environment: { PLOTLINE_EXECUTOR: 'off' } })).toEqual([200, [], 'off', none]);
  });

  test('none, as Gemini runs code by itself', async () => {
    const environment = {
      PLOTLINE_EXECUTOR: 'gemini-builtin',
      PLOTLINE_SHARING: 'full',
      GEMINI_API_KEY: 'key',
    };
    const reason =
      'There is no executor: code mode runs on Google’s servers, as PLOTLINE_EXECUTOR is “gemini-builtin”.';
    const none = { name: null, available: false, version: null, probesHeld: null, reason };
    expect(await ask({ environment })).toEqual([200, [], 'off', none]);
  });

  test('one that takes its time', async () => {
    const slow = { ...unable, health: () => new Promise<never>(() => undefined) };
    const part = { ...missing, reason: 'It is still starting. Ask again in a moment.' };
    expect(await ask({ services: { executor: async () => slow } })).toEqual([200, [], 'off', part]);
  });
});
