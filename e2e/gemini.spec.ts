import { expect, test } from './support/gemini.ts';
import { answers, ask, expectChart, open, reload, sales, send, uploadAndWait } from './support/steps.ts';

const query = {
  functionCall: {
    name: 'query_data',
    args: {
      sql: 'SELECT Region, sum(Sales) AS total FROM weekly_sales GROUP BY Region ORDER BY Region',
      purpose: 'Sales by region',
    },
  },
};

test('With a key, Gemini queries the data and its words stream into the answer', async ({
  page,
  replies,
  gemini,
}) => {
  replies.push(
    { kind: 'parts', parts: [query] },
    { kind: 'parts', parts: [{ text: 'North sold 40 ' }, { text: 'and South 30.' }], pauseMs: 50 },
  );
  await open(page);
  await expect(page.getByRole('combobox', { name: 'Analyst' })).toHaveValue('gemini');
  await uploadAndWait(page, sales);
  const answer = await ask(page, 'who sold the most');
  await expect(answer).toContainText('North sold 40 and South 30.');
  await expect(answer.getByRole('figure').first()).toBeVisible();
  const sent = JSON.stringify(gemini.requests.at(-1));
  expect(sent).toContain('Region');
  await reload(page);
  await expect(answers(page).last()).toContainText('North sold 40 and South 30.');
});

test('When Gemini fails, the page says so and the built-in analyst answers at a click', async ({
  page,
  replies,
}) => {
  replies.push({
    kind: 'http_error',
    status: 400,
    body: '{"error":{"code":400,"message":"API key not valid","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}',
  });
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  const alert = answers(page).last().getByRole('alert');
  await expect(alert).toContainText(/key/i);
  await alert.getByRole('button', { name: 'Ask the built-in analyst' }).click();
  await expect(answers(page)).toHaveCount(2);
  await expectChart(answers(page).last());
});

test('Stop ends a stream that has gone silent, and a reload in mid-answer shows what has come so far', async ({
  page,
  replies,
  gemini,
}) => {
  replies.push({ kind: 'silent', parts: [{ text: 'So far I have ' }] });
  await open(page);
  await uploadAndWait(page, sales);
  await send(page, 'tell me about the sales');
  await expect(answers(page).last()).toContainText('So far I have');
  await reload(page);
  await expect(answers(page).last()).toContainText('So far I have');
  const before = gemini.closedByClient();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  expect(gemini.closedByClient()).toBe(before + 1);
});
