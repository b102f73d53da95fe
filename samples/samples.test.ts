import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { allSamples } from '../scripts/samples/all-samples.ts';

const folder = new URL('./', import.meta.url);
const generated = allSamples();

test.each(generated)('$file is what its generator makes', async ({ file, text }) => {
  const stored = await readFile(new URL(file, folder), 'utf8');
  // A boolean: the difference of two megabytes helps nobody. `node scripts/generate-samples.ts` writes them.
  expect(stored === text).toBe(true);
});

test('nothing else lies beside the samples', async () => {
  const names = generated.map(({ file }) => file);
  expect((await readdir(folder)).sort()).toEqual([...names, 'README.md', 'samples.test.ts'].sort());
});

test('the README names every sample with its row count', async () => {
  const readme = await readFile(new URL('README.md', folder), 'utf8');
  for (const { file, text } of generated.filter(({ file }) => file.endsWith('.csv'))) {
    const rows = (text.split('\n').length - 2).toLocaleString('en-US');
    expect(readme).toContain(`| \`${file}\` | ${rows} |`);
  }
});

test('the cost of a fiscal year is one sum of one column', () => {
  const [header, ...lines] = (generated[0]?.text ?? '').trimEnd().split('\n');
  expect(header).toBe('month,fiscal_year,fiscal_quarter,cloud,service,team,environment,cost_usd');
  const cents = lines
    .map((line) => line.split(','))
    .filter((fields) => fields[1] === 'FY26')
    .reduce((sum, fields) => sum + Math.round(Number(fields[7]) * 100), 0);
  expect(cents).toBe(57_788_730);
});
