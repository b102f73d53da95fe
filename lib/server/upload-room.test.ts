import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sweep } from './jobs.ts';
import { askOffset, beginFile, importedDataset, sendFile, sendPiece } from './testing/send-file.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

async function start(options: TestServerOptions = {}) {
  const started = await startTestServer(options);
  running.push(started);
  const browser = started.browser();
  await browser.open();
  return { started, browser, session: browser.session() };
}

const csv = 'name,power\na,1\nb,2\nc,3\n';
const bytes = Buffer.from(csv);
const errorOf = async (response: Response) => (await response.json()).error;
const filesOf = async ({ dataDir }: TestServer, folder: string) =>
  (await readdir(join(dataDir, folder), { recursive: true }).catch(() => [])).sort();

test('sizes are judged before the first byte', async () => {
  const { browser } = await start({
    environment: { PLOTLINE_MAX_UPLOAD_MB: '1', PLOTLINE_STORAGE_MB: '1' },
  });
  const codeOf = async (length: number) => {
    const response = await beginFile(browser, { name: 'cars.csv', length });
    return [response.status, (await errorOf(response)).code];
  };
  expect(await codeOf(0)).toEqual([422, 'file_empty']);
  expect(await codeOf(1024 * 1024 + 1)).toEqual([413, 'file_too_large']);
  expect(await codeOf(1024 * 1024)).toEqual([507, 'storage_full']);
});

test('a disk that is full is said before the first byte', async () => {
  const { browser } = await start({ services: { storage: async () => ({ used: 0, free: 1000 }) } });
  const response = await beginFile(browser, { name: 'cars.csv', length: 5000 });
  expect([response.status, await errorOf(response)]).toMatchObject([
    507,
    {
      code: 'disk_full',
      message: 'This file needs about 7.5 KB and the server’s disk has 1.0 KB left. Free some space first.',
    },
  ]);
});

test('room is kept for bytes to come of uploads that move, and for no others', async () => {
  const megabyte = 1024 * 1024;
  let used = 0;
  const { started, browser, session } = await start({
    environment: { PLOTLINE_STORAGE_MB: '10' },
    services: { storage: async () => ({ used, free: 1e12 }) },
  });
  const begin = async (length: number) => {
    const response = await beginFile(browser, { name: 'cars.csv', length });
    return response.ok ? (response.headers.get('location') ?? '') : (await errorOf(response)).code;
  };
  const first = await begin(4 * megabyte);
  expect(await begin(4 * megabyte)).toBe('storage_full');
  await sendPiece(browser, first, { offset: 0, bytes: Buffer.alloc(3 * megabyte, '1\n') });
  used = 3 * megabyte;
  expect(await begin(3 * megabyte)).toBe('storage_full');
  expect(await begin(2 * megabyte)).toMatch('/api/uploads/');
  used = 8 * megabyte;
  const sample = await browser.send('POST', `/api/sessions/${session}/datasets`, {
    body: { sample: 'vehicles' },
  });
  expect([sample.status, (await errorOf(sample)).code]).toEqual([507, 'storage_full']);

  const rested = new Date(Date.now() - 16 * 60 * 1000);
  const directory = join(started.dataDir, 'uploads');
  for (const name of await readdir(directory)) await utimes(join(directory, name), rested, rested);
  used = 3 * megabyte;
  expect(await begin(4 * megabyte)).toMatch('/api/uploads/');
});

test('what nobody finished for a day is swept', async () => {
  let now = Date.now();
  const { started, browser } = await start({ services: { clock: { now: () => now } } });
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  const uploads = await started.server.uploads();
  await uploads.sweep();
  expect((await askOffset(browser, location)).status).toBe(200);
  now += 25 * 60 * 60 * 1000;
  await uploads.sweep();
  expect((await askOffset(browser, location)).status).toBe(404);
  expect(await filesOf(started, 'uploads')).toEqual([]);
});

test('an upload that takes longer than a day stays as long as bytes come', async () => {
  let now = Date.now();
  const { started, browser } = await start({ services: { clock: { now: () => now } } });
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, 10) });
  now += 25 * 60 * 60 * 1000;
  const uploaded = join(started.dataDir, 'uploads', location.split('/').at(-1) ?? '');
  await utimes(uploaded, new Date(now), new Date(now));
  await (await started.server.uploads()).sweep();
  const last = await sendPiece(browser, location, { offset: 10, bytes: bytes.subarray(10) });
  const dataset = await importedDataset(browser, last.headers.get('plotline-dataset') ?? '');
  expect([dataset.status, dataset.rowCount]).toEqual(['ready', 3]);
});

test('files that a crash left without a dataset or a session are swept, and no others', async () => {
  let now = Date.now();
  const { started, browser } = await start({ services: { clock: { now: () => now } } });
  const { id } = await sendFile(browser, 'cars.csv', csv);
  for (const folder of ['datasets', 'sessions']) {
    await mkdir(join(started.dataDir, 'files', folder, crypto.randomUUID()), { recursive: true });
  }
  await sweep(started.server);
  expect((await readdir(join(started.dataDir, 'files/datasets'))).length).toBe(2);
  now += 2 * 60 * 60 * 1000;
  await sweep(started.server);
  expect(await readdir(join(started.dataDir, 'files/datasets'))).toEqual([id]);
  expect(await filesOf(started, 'files/sessions')).toEqual([]);
});
