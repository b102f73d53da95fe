import { open } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { watchLoads } from './support/watch-loads.ts';

test('The first load is one host and at most 260 KB of JavaScript, before any chart', async ({ page }) => {
  const loads = await watchLoads(page);
  await open(page);
  await page.waitForLoadState('load');
  expect(loads().hosts).toBe(1);
  expect(loads().javascriptKb).toBeLessThanOrEqual(260);
  expect(loads().javascriptKb).toBeGreaterThan(100);
});
