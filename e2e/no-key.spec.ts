import { open } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('Without a key the page says why Gemini is not there, and the built-in analyst answers', async ({
  page,
}) => {
  await open(page);
  const analyst = page.getByRole('combobox', { name: 'Analyst' });
  await expect(analyst).toHaveValue('builtin');
  await expect(analyst.getByRole('option', { name: /Gemini/ })).toBeDisabled();
  await expect(analyst.getByRole('option', { name: /Gemini/ })).toContainText('GEMINI_API_KEY');
});
