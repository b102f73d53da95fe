import { type BrowserContext, test as base, expect } from '@playwright/test';
import { type Server, startServer } from './start-server.ts';
import { type Watch, watchContext } from './watch-context.ts';

type TestFixtures = { watch: Watch };
type WorkerFixtures = { environment: Record<string, string>; server: Server };

/**
 * Playwright's `test` with a Plotline of the worker's own behind `page`. Every test fails where the page broke its
 * content security policy, asked a foreign host or threw. `test.use({ environment })` gives a server of its own.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  environment: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ environment }, use) => {
      const server = await startServer(environment);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ context, server }, use) => {
      const watch = await watchContext(context, server.url);
      await use(watch);
      expect(watch.problems()).toEqual([]);
    },
    { auto: true },
  ],
});

export type { Page } from '@playwright/test';
export { type BrowserContext, expect };
