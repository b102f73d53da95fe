import { expect, test } from './support/gemini.ts';
import { sandbox } from './support/sandbox.ts';
import { answers, ask, open, reload, sales, send, uploadAndWait } from './support/steps.ts';

test.use({ environment: sandbox.environment });
test.beforeEach(() => test.skip(sandbox.isMissing, sandbox.reason));

const call = (name: string, args: Record<string, unknown>) => ({
  kind: 'parts' as const,
  parts: [{ functionCall: { name, args } }],
});
const handOver = call('transfer_to_agent', { agent_name: 'visualization_agent' });
const python = (code: string) => call('run_python', { code, purpose: 'Sales by region' });
const figures = `
import matplotlib.pyplot as plt
import plotly.express as px
totals = weekly_sales.groupby("Region")["Sales"].sum()
totals.plot.bar(title="Sales as a picture")
plt.show()
px.bar(totals.reset_index(), x="Region", y="Sales", title="Sales to explore").show()
totals.reset_index()
`;

test('With a key Gemini writes Python, corrects it once, and both of its figures are there after a reload', async ({
  page,
  replies,
  gemini,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await page.getByRole('switch', { name: 'Code execution (beta)' }).click();
  await expect(page.getByRole('switch', { name: 'Code execution (beta)' })).toBeChecked();
  replies.push(handOver, python('weekly_sales.groupby("Regoin")["Sales"].sum()'), python(figures), {
    kind: 'parts',
    parts: [{ text: 'North sold 40, South 30.' }],
  });
  const answer = await ask(page, 'draw the sales by region in two ways');
  await expect(answer).toContainText('North sold 40, South 30.');
  await expect(answer).toContainText('Attempt 1 failed: KeyError, corrected below');
  const seeBoth = async () => {
    await expect(page.getByRole('img', { name: 'Sales as a picture' })).toBeVisible();
    await expect(
      page.getByRole('img', { name: 'Sales to explore' }).locator('.main-svg').first(),
    ).toBeVisible();
  };
  await seeBoth();
  expect(JSON.stringify(gemini.requests)).toContain('KeyError');
  expect(JSON.stringify(gemini.requests)).not.toContain('iVBORw0KGgo');
  await reload(page);
  await seeBoth();
});

test('Where Gemini cannot get its code right, the same question is asked without code at a click', async ({
  page,
  replies,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await page.getByRole('switch', { name: 'Code execution (beta)' }).click();
  await expect(page.getByRole('switch', { name: 'Code execution (beta)' })).toBeChecked();
  replies.push(handOver, ...[1, 2, 3, 4].map((attempt) => python(`raise ValueError("attempt ${attempt}")`)));
  await send(page, 'what sold best');
  const failed = answers(page).first();
  await expect(failed.getByRole('alert')).toContainText('attempt 4');
  const sql = 'SELECT Region, sum(Sales) AS total FROM weekly_sales GROUP BY Region ORDER BY total DESC';
  replies.push(call('query_data', { sql, purpose: 'Sales by region' }), {
    kind: 'parts',
    parts: [{ text: 'North sold most, 40.' }],
  });
  await failed.getByRole('button', { name: 'Ask without code' }).click();
  await expect(answers(page).nth(1)).toContainText('North sold most, 40.');
  await expect(failed).toContainText('Attempt 1 failed: ValueError');
});
