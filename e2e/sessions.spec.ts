import { ask, open, reload, sales, uploadAndWait } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('Two tabs opened at once with no cookie end in one session', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await Promise.all([open(first), open(second)]);
  await reload(first);
  await reload(second);
  const session = async () =>
    (await context.cookies()).find(({ name }) => name === 'plotline_session')?.value;
  const before = await session();
  await open(first);
  await open(second);
  expect(await session()).toBe(before);
  await expect(first.getByRole('navigation', { name: 'Sessions' }).getByRole('link')).toHaveCount(1);
});

test('A forged cookie is replaced by a new session, never an error', async ({ page, context, server }) => {
  const forged = '3f0e2a52-8f4c-4a3e-9a3e-0d5f3b7c1a11';
  await context.addCookies([{ name: 'plotline_session', value: forged, url: server.url }]);
  await open(page);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === 'plotline_session');
  expect(session?.value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(session?.value).not.toBe(forged);
  expect({ httpOnly: session?.httpOnly, sameSite: session?.sameSite }).toEqual({
    httpOnly: true,
    sameSite: 'Lax',
  });
});

test('Assets and prefetches make no session', async ({ request, server }) => {
  for (const [path, headers] of [
    ['/icon.svg', {}],
    ['/api/health', {}],
    ['/', { 'next-router-prefetch': '1', rsc: '1' }],
    ['/', { purpose: 'prefetch' }],
  ] as const) {
    const response = await request.get(server.url + path, { headers });
    expect({ path, cookie: response.headers()['set-cookie'] }).toEqual({ path, cookie: undefined });
  }
});

test('A person starts a second session, renames it, goes back to the first and deletes it', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  await ask(page, 'total sales by region');
  const list = page.getByRole('navigation', { name: 'Sessions' });
  await list.getByRole('button', { name: 'New session', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible();
  await expect(list.getByRole('link')).toHaveCount(2);

  const current = list.getByRole('listitem').filter({ has: page.locator('[aria-current=page]') });
  await current.hover();
  await current.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Quarterly figures');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(list.getByRole('link', { name: /Quarterly figures/ })).toBeVisible();

  await list.getByRole('link', { name: /weekly-sales/ }).click();
  await expect(page.getByRole('article', { name: 'You' })).toBeVisible();
  const first = list.getByRole('listitem').filter({ hasText: 'weekly-sales' });
  await first.hover();
  await first.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(list.getByRole('link', { name: /weekly-sales/ })).toHaveCount(0);
});

test("Another person's session is not found", async ({ browser, page, server }) => {
  await open(page);
  const id = (await page.context().cookies()).find(({ name }) => name === 'plotline_session')?.value;
  const stranger = await browser.newContext({ baseURL: server.url });
  const response = await stranger.request.get(`/api/sessions/${id}`);
  expect([401, 404]).toContain(response.status());
  await stranger.close();
});
