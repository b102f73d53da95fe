import { chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '../../bin/chromium.ts';
import { type Server, startServer } from '../../e2e/support/start-server.ts';

/** What a part of the bench works with: a fresh server and a page on it. */
export type Stage = { server: Server; page: Page };

/** Runs `work` against a fresh server and a fresh browser and ends both. */
export async function withPage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const server = await startServer();
  const browser = await chromium.launch(await chromiumLaunchOptions());
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return await work({ server, page: await context.newPage() });
  } finally {
    await browser.close();
    await server.dispose();
  }
}
