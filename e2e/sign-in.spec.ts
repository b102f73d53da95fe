import { seriousViolations } from './support/serious-violations.ts';
import { expect, test } from './support/test.ts';

test.use({ environment: { PLOTLINE_PASSWORD: 'correct horse' } });

test('A person signs in with the password, works, and signs out', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel('Password').fill('wrong horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not the password' })).toBeVisible();
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('Without signing in nothing of the API answers', async ({ request }) => {
  for (const path of ['/api/sessions', '/api/datasets', '/api/samples']) {
    expect((await request.get(path)).status()).toBe(401);
  }
  expect((await request.get('/api/health')).status()).toBe(200);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The sign-in page is accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page.getByLabel('Password')).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
  });
}
