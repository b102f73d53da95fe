import { ask, expectChart, open, openSample } from './support/steps.ts';
import { test } from './support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      await open(page);
      const shot = (state: string) =>
        page.screenshot({
          path: new URL(`../shots/${state}-${colorScheme}-${width}.png`, import.meta.url).pathname,
        });
      await shot('empty');
      await openSample(page, 'Cloud costs FY24–FY26');
      await expectChart(await ask(page, 'total cost by cloud and fiscal year'));
      await shot('answer');
    });
  }
}
