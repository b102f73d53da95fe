import { type GeminiServer, startGeminiServer } from '../../lib/models/testing/gemini-server.ts';
import { type Server, startServer } from './start-server.ts';
import { test as base } from './test.ts';

type Reply = Extract<Parameters<typeof startGeminiServer>[0]['replies'], readonly unknown[]>[number];

/** Playwright's `test` before Plotline with a key, and Gemini's wire on loopback in front of it; a test says what it replies. */
export const test = base.extend<
  { replies: Reply[] },
  { gemini: GeminiServer & { script: Reply[] }; server: Server }
>({
  gemini: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const script: Reply[] = [];
      const fallback: Reply = { kind: 'http_error', status: 500, body: '{}' };
      const gemini = await startGeminiServer({ replies: () => script.shift() ?? fallback });
      await use({ ...gemini, script });
      await gemini.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ gemini, environment }, use) => {
      const key = { GEMINI_API_KEY: 'test-key', GOOGLE_GEMINI_BASE_URL: gemini.url };
      const server = await startServer({ ...key, ...environment });
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  replies: async ({ gemini }, use) => {
    gemini.script.length = 0;
    await use(gemini.script);
  },
});

export { expect } from './test.ts';
