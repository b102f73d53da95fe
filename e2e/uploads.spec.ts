import { mkdtemp, open as openFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ask,
  type ChosenFile,
  dataset,
  open,
  sales,
  tableOf,
  upload,
  uploadAndWait,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const refused: { title: string; file: ChosenFile; says: RegExp }[] = [
  { title: 'an empty file', file: { name: 'empty.csv', text: '' }, says: /empty/i },
  { title: 'a picture renamed to CSV', file: { name: 'picture.csv', text: png }, says: /PNG|image|picture/i },
];

for (const { title, file, says } of refused) {
  test(`A person chooses ${title} and reads what is wrong with it`, async ({ page }) => {
    await open(page);
    await upload(page, file);
    await expect(page.getByRole('alert').filter({ hasText: says }).first()).toBeVisible();
    await uploadAndWait(page, sales);
  });
}

test('A header of ten thousand columns and a line of fifty megabytes are refused with a sentence', async ({
  page,
  server,
}) => {
  test.slow();
  await open(page);
  const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',');
  await upload(page, { name: 'wide.csv', text: `${names}\n${names.replaceAll('c', '')}\n` });
  await expect(page.getByRole('alert').filter({ hasText: 'wide.csv' })).toContainText(
    "The table has 10,000 columns; Plotline reads up to 2,000. Leave out what you don't need, or turn the columns into rows.",
  );
  await page.getByLabel('Choose data files').setInputFiles(await longLine(server.dataDir));
  await expect(page.getByRole('alert').filter({ hasText: 'long-line.csv' })).toContainText(
    'Line 2 is longer than 16 MB without a line break, so this does not look like a table. Check how the file was exported, then upload it again.',
    { timeout: 60_000 },
  );
  await expect(dataset(page, 'wide.csv').or(dataset(page, 'long-line.csv'))).toHaveCount(0);
  await uploadAndWait(page, sales);
});

test('A file cut in the middle of a quoted cell keeps every row, the last one as far as it came', async ({
  page,
}) => {
  await open(page);
  const rows = Array.from({ length: 40 }, (_, index) => `${index},"note ${index}"`).join('\n');
  await upload(page, { name: 'cut.csv', text: `id,note\n${rows}\n40,"the rest is mis` });
  await expect(dataset(page, 'cut.csv')).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Rows of cut.csv' });
  await expect(grid).toHaveAttribute('aria-rowcount', '42');
  const answer = await ask(page, 'show rows where id is above 38');
  expect((await tableOf(answer)).slice(1)).toEqual([
    ['39', 'note 39'],
    ['40', '"the rest is mis'],
  ]);
});

test('Separators, encodings, quoted line breaks and odd headers load right', async ({ page }) => {
  await open(page);
  const files: ChosenFile[] = [
    { name: 'semicolons.csv', text: 'City;People\nKöln;10\nBonn;20\n' },
    { name: 'tabs.tsv', text: '\ufeffCity\tPeople\nKöln\t10\nBonn\t20\n' },
    { name: 'pipes.csv', text: Buffer.from('City|People\nKöln|10\nBonn|20\n', 'latin1') },
    { name: 'utf16.csv', text: Buffer.from('\ufeffCity,People\nKöln,10\nBonn,20\n', 'utf16le') },
    { name: 'breaks.csv', text: 'City,People\r\n"Köln",10\r\n"Bonn\r\nBeuel",20\r\n' },
    { name: 'headers.csv', text: 'City,City,,People\nKöln,a,b,10\nBonn,c,d,20\n' },
  ];
  for (const file of files) {
    await upload(page, file);
    await expect(dataset(page, file.name)).toBeVisible();
    const grid = page.getByRole('grid', { name: `Rows of ${file.name}` });
    await expect(grid).toContainText('Köln');
    await expect(grid).toContainText('20');
    await expect(grid).toHaveAttribute('aria-rowcount', '3');
  }
});

test('A connection dropped in the middle of an upload is taken up where it was cut', async ({
  page,
  server,
}) => {
  await open(page);
  const file = await bigFile(server.dataDir, 24);
  let cuts = 0;
  const sentFrom: string[] = [];
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    sentFrom.push(route.request().headers()['upload-offset'] ?? '');
    if (sentFrom.length === 2 && cuts === 0) {
      cuts += 1;
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await page.getByLabel('Choose data files').setInputFiles(file);
  await expect(page.getByRole('log').getByRole('region', { name: 'Dataset big.csv' })).toBeVisible({
    timeout: 40_000,
  });
  const answer = await ask(page, 'how many rows');
  await expect(answer).toContainText('2,097,152');
  // Nothing was sent twice from the start: after the cut, the next piece begins where the server is.
  expect(sentFrom.filter((offset) => offset === '0').length).toBeLessThanOrEqual(cuts + 1);
});

for (const method of ['POST', 'PATCH']) {
  test(`Cancel during a ${method} ends an upload and leaves nothing of it on the disk`, async ({
    page,
    server,
  }) => {
    await open(page);
    const before = await filesBelow(server.dataDir);
    const file = await bigFile(server.dataDir, 24);
    const isCancelled = Promise.withResolvers<void>();
    await page.route('**/api/uploads**', async (route) => {
      if (route.request().method() === method) await isCancelled.promise;
      await route.continue().catch(() => undefined);
    });
    const sending = page.waitForRequest(
      (request) => request.method() === method && /uploads/.test(request.url()),
    );
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByLabel('Choose data files').setInputFiles(file);
    await sending;
    await page.getByRole('button', { name: 'Cancel big.csv' }).click();
    isCancelled.resolve();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await removed;
    await expect.poll(() => filesBelow(server.dataDir)).toEqual(before);
  });
}

test('The same file twice keeps both, each with its own rows', async ({ page }) => {
  await open(page);
  await uploadAndWait(page, sales);
  await upload(page, sales);
  await expect(page.getByRole('log').getByRole('region', { name: /^Dataset weekly-sales/ })).toHaveCount(2);
  const answer = await ask(page, 'total sales by region');
  expect((await tableOf(answer)).slice(1)).toEqual([
    ['North', '40'],
    ['South', '30'],
  ]);
});

test('A forwarded address from a stranger is refused, unless a proxy is trusted', async ({
  request,
  server,
}) => {
  for (const header of ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded']) {
    const response = await request.get(`${server.url}/api/samples`, { headers: { [header]: '192.0.2.7' } });
    expect(response.status()).toBe(403);
    expect((await response.json()).error.message).toContain('PLOTLINE_TRUST_PROXY');
  }
});

async function longLine(folder: string): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'chosen-')), 'long-line.csv');
  const handle = await openFile(path, 'w');
  await handle.write('id,text\n1,');
  for (let megabyte = 0; megabyte < 50; megabyte += 1) await handle.write('x'.repeat(2 ** 20));
  await handle.write('\n2,short\n');
  await handle.close();
  return path;
}

/** `megabytes` MB of rows of twelve bytes each. */
async function bigFile(folder: string, megabytes: number): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'chosen-')), 'big.csv');
  const handle = await openFile(path, 'w');
  await handle.write('group,value\n');
  const block = Array.from(
    { length: 4096 },
    (_, index) => `g${index % 8},${String(index).padStart(8, '1')}\n`,
  ).join('');
  for (let written = 0; written < megabytes * 2 ** 20; written += block.length) await handle.write(block);
  await handle.close();
  return path;
}

/** The names of all files, not folders, that are not the database's or this test's own. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((name) => !/\.sqlite|\.db|chosen-/.test(name))
    .sort();
}
