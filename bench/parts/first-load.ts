import { untilInteractive } from '../../e2e/support/steps.ts';
import { watchLoads } from '../../e2e/support/watch-loads.ts';
import { withPage } from '../support/with-page.ts';

/** What the first visit loads over the wire, before any chart, and when it shows and answers. */
export async function firstLoad() {
  return withPage(async ({ page, server }) => {
    const loads = await watchLoads(page);
    const from = performance.now();
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const visibleMs = Math.round(performance.now() - from);
    await untilInteractive(page);
    const interactiveMs = Math.round(performance.now() - from);
    await page.waitForTimeout(3000);
    return { visibleMs, interactiveMs, ...loads() };
  });
}
