import { sandbox } from './support/sandbox.ts';
import { seriousViolations } from './support/serious-violations.ts';
import { ask, expectChart, open, openSample, switchToCode, upload } from './support/steps.ts';
import { expect, type Page, test } from './support/test.ts';

type State = {
  name: string;
  reach: (page: Page) => Promise<void>;
  width?: number;
};

test.use({ environment: sandbox.environment });

const states: State[] = [
  { name: 'empty', reach: (page) => open(page) },
  { name: 'loaded', reach: loaded },
  {
    name: 'with a chart',
    reach: async (page) => {
      await loaded(page);
      await expectChart(await ask(page, 'total revenue by region'));
    },
  },
  {
    name: 'an error',
    reach: async (page) => {
      await open(page);
      await upload(page, { name: 'empty.csv', text: '' });
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'an open dialog',
    reach: async (page) => {
      await open(page);
      await page.keyboard.press('Control+/');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the palette',
    reach: async (page) => {
      await open(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    },
  },
  {
    name: 'settings open',
    reach: async (page) => {
      await open(page);
      await page.getByRole('button', { name: 'Settings' }).click();
      await expect(page.getByRole('switch', { name: 'API access' })).toBeVisible();
    },
  },
  {
    name: 'a drawer at 360 px',
    width: 360,
    reach: async (page) => {
      await loaded(page);
      await page.getByRole('button', { name: 'Show or hide data' }).click();
      await expect(page.getByRole('complementary', { name: 'Data' }).getByRole('grid')).toBeVisible();
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });
    for (const { name, reach, width } of states) {
      test(`The page is accessible: ${name}`, async ({ page }) => {
        if (width) await page.setViewportSize({ width, height: 740 });
        await reach(page);
        expect(await seriousViolations(page)).toEqual([]);
      });
    }
    test('The page is accessible: a code answer, by each of its tabs', async ({ page }) => {
      test.skip(sandbox.isMissing, sandbox.reason);
      test.slow();
      await loaded(page);
      await switchToCode(page);
      const answer = await ask(page, 'total revenue by region');
      await expectChart(answer);
      for (const tab of ['Chart', 'Table', 'Code', 'Output', 'Details']) {
        await answer.getByRole('tab', { name: tab }).click();
        await expect(answer.getByRole('tabpanel', { name: tab })).toBeVisible();
        expect({ tab, violations: await seriousViolations(page) }).toEqual({ tab, violations: [] });
      }
    });
  });
}

async function loaded(page: Page): Promise<void> {
  await open(page);
  await openSample(page, 'Sales of an outdoor shop');
}
