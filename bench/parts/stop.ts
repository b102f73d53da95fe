import { ask, open, sales, startEndlessQuery, uploadAndWait } from '../../e2e/support/steps.ts';
import { summarise } from '../support/percentile.ts';
import { withPage } from '../support/with-page.ts';

const repeats = 20;

/** Click on Stop → the page says that a query that would run for hours has stopped, in milliseconds. */
export async function stop() {
  return withPage(async ({ page, server }) => {
    const times: number[] = [];
    await open(page, server.url);
    await uploadAndWait(page, sales);
    for (let count = 0; count < repeats; count += 1) {
      await ask(page, 'total sales by region');
      await startEndlessQuery(page);
      const button = page.getByRole('button', { name: 'Stop', exact: true });
      await button.evaluate(measureStop);
      await button.click();
      times.push(await page.evaluate(() => Reflect.get(window, 'measuring')));
    }
    return summarise(times);
  });
}

/** Runs in the page: measures the time from the click on Stop to the word that it has stopped. */
function measureStop(button: Element): void {
  const count = () => document.body.innerText.split('Stopped.').length;
  const before = count();
  const measuring = new Promise((resolve) => {
    button.addEventListener('click', () => {
      const from = performance.now();
      const look = () => {
        if (count() > before) resolve(performance.now() - from);
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  Reflect.set(window, 'measuring', measuring);
}
