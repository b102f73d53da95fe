import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLogger } from '#lib/base/index.ts';
import type { Services } from '#lib/usecases/index.ts';
import { createApi } from '../api.ts';
import { compose } from '../compose.ts';
import { type Environment, parseEnvironment } from '../environment.ts';
import type { Server } from '../server.ts';
import { type TestBrowser, testBrowser } from './test-browser.ts';

export type TestServer = {
  server: Server;
  dataDir: string;
  browser(): TestBrowser;
  /** Ends it in order and removes its data. */
  close(): Promise<void>;
  /** Ends it as a crash would: nothing is told, nothing more is stored; the data stay. */
  crash(): Promise<void>;
};

export type TestServerOptions = {
  environment?: Record<string, string>;
  dataDir?: string;
  services?: Partial<Services>;
};

/** The whole server without Next and without a socket, on a database, an engine and files of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plotline-test-')));
  const environment = testEnvironment({ PLOTLINE_DATA_DIR: dataDir, ...options.environment });
  const { server, close } = await compose(environment, {
    samplesDir: resolve(import.meta.dirname, '../../../samples'),
    logger: createLogger('silent'),
    ...(options.services && { overrides: options.services }),
  });
  const api = createApi(server);
  return {
    server,
    dataDir,
    browser: () => testBrowser(server, api),
    async close() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
    crash: () => server.services.stores.close(),
  };
}

export function testEnvironment(given: Record<string, string>): Environment {
  const outcome = parseEnvironment(given);
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.environment;
}
