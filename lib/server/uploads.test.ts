import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DatasetId } from '#lib/base/index.ts';
import type { Session } from '#lib/contracts/index.ts';
import type { Services } from '#lib/usecases/index.ts';
import { recover } from './jobs.ts';
import { readFrames } from './testing/read-frames.ts';
import { askOffset, beginFile, importedDataset, sendFile, sendPiece } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
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

test('a file that comes in pieces, one of them twice, becomes a dataset of the session', async () => {
  const { started, browser, session } = await start();
  const frames = await readFrames(browser, session);
  const begun = await beginFile(browser, { name: '../Größe (EU).csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  expect([begun.status, location.startsWith('/api/uploads/')]).toEqual([201, true]);

  await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, 10) });
  const repeated = await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, 10) });
  expect([repeated.status, (await errorOf(repeated)).code]).toEqual([409, 'conflict']);
  expect((await askOffset(browser, location)).headers.get('upload-offset')).toBe('10');
  const last = await sendPiece(browser, location, { offset: 10, bytes: bytes.subarray(10) });
  const id = last.headers.get('plotline-dataset') ?? '';

  const seen = await frames.until((frame) => frame.type === 'event');
  expect(seen.filter((frame) => frame.type === 'progress').every(({ data }) => data.datasetId === id)).toBe(
    true,
  );
  expect(seen.at(-1)).toMatchObject({
    data: { customMetadata: { plotline: { dataset: { id, name: 'Größe (EU).csv', table: 'größe_eu' } } } },
  });
  expect(await importedDataset(browser, id)).toMatchObject({
    name: 'Größe (EU).csv',
    table: 'größe_eu',
    rowCount: 3,
    columnCount: 2,
    bytes: bytes.length,
    status: 'ready',
    error: null,
  });
  expect(await filesOf(started, 'uploads')).toEqual([]);
});

test('a client that did not hear of the last piece learns that all is there, and makes no second dataset', async () => {
  const { browser, session } = await start();
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  await sendPiece(browser, location, { offset: 0, bytes });
  const asked = await askOffset(browser, location);
  expect([asked.status, asked.headers.get('upload-offset'), asked.headers.get('upload-length')]).toEqual([
    200,
    String(bytes.length),
    String(bytes.length),
  ]);
  const again = await sendPiece(browser, location, { offset: bytes.length, bytes: Buffer.alloc(0) });
  expect(again.status).toBe(204);
  expect((await browser.get<Session>(`/api/sessions/${session}`)).datasets).toHaveLength(1);
});

test('the same file twice is two datasets under two names', async () => {
  const { browser } = await start();
  const tables = [];
  for (const name of ['cars.csv', 'cars.csv', 'Cars.CSV']) {
    tables.push((await sendFile(browser, name, csv)).table);
  }
  expect(tables).toEqual(['cars', 'cars_2', 'cars_3']);
});

test('a dropped connection keeps what came, and the upload goes on from there', async () => {
  const { browser } = await start();
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  const cut = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.subarray(0, 7)),
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.error(new Error('connection lost'));
    },
  });
  const broken = await sendBroken(browser, location, cut);
  expect(broken.status).toBeGreaterThanOrEqual(400);
  expect((await askOffset(browser, location)).headers.get('upload-offset')).toBe('7');
  const rest = await sendPiece(browser, location, { offset: 7, bytes: bytes.subarray(7) });
  const dataset = await importedDataset(browser, rest.headers.get('plotline-dataset') ?? '');
  expect([dataset.status, dataset.rowCount]).toEqual(['ready', 3]);
});

test('what is cancelled leaves nothing, before and after the last byte', async () => {
  const { started, browser, session } = await start();
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, 5) });
  const headers = { 'tus-resumable': '1.0.0' };
  expect((await browser.send('DELETE', location, { headers })).status).toBe(204);
  expect((await askOffset(browser, location)).status).toBe(404);
  expect(await filesOf(started, 'uploads')).toEqual([]);

  const second = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const late = second.headers.get('location') ?? '';
  await sendPiece(browser, late, { offset: 0, bytes });
  expect((await browser.send('DELETE', late, { headers })).status).toBe(204);
  expect((await browser.get<Session>(`/api/sessions/${session}`)).datasets).toEqual([]);
  expect(await filesOf(started, 'files/datasets')).toEqual([]);
});

test('a file that can not be read fails with its reason, for a newcomer too, and its bytes go', async () => {
  const { started, browser, session } = await start();
  const frames = await readFrames(browser, session);
  const dataset = await sendFile(
    browser,
    'picture.csv',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  );
  expect([dataset.status, dataset.error?.code]).toEqual(['failed', 'file_not_text']);
  const seen = await frames.until((frame) => frame.type === 'progress' && frame.data.error !== undefined);
  expect(seen.at(-1)).toMatchObject({ data: { datasetId: dataset.id, error: dataset.error } });
  expect(await filesOf(started, 'files/datasets')).toEqual([]);
  expect((await browser.send('GET', `/api/datasets/${dataset.id}/profile`)).status).toBe(409);
});

test('an upload of somebody else can not be named behind the address of an own one', async () => {
  const { started, browser } = await start();
  const stranger = started.browser();
  await stranger.open();
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  const own = await beginFile(stranger, { name: 'other.csv', length: bytes.length });
  const behind = `${own.headers.get('location')}?of=/${location.split('/').at(-1)}`;
  await sendPiece(stranger, behind, { offset: 0, bytes: Buffer.from('forged') });
  expect((await askOffset(browser, location)).headers.get('upload-offset')).toBe('0');
  const headers = { 'tus-resumable': '1.0.0', 'x-http-method-override': 'DELETE' };
  for (const address of [behind, `/api/uploads?of=/${location.split('/').at(-1)}`]) {
    await stranger.send('POST', address, { headers });
    await stranger.send('PATCH', address, { headers });
  }
  expect((await askOffset(browser, location)).status).toBe(200);
});

test('an upload without a length, a name or a session is refused', async () => {
  const { browser } = await start();
  const headers = { 'tus-resumable': '1.0.0' };
  const incomplete: Record<string, string>[] = [
    {},
    { 'upload-length': '5' },
    { 'upload-length': '5', 'upload-metadata': 'filename YQ==' },
  ];
  for (const given of incomplete) {
    const response = await browser.send('POST', '/api/uploads', { headers: { ...headers, ...given } });
    expect([400, 422]).toContain(response.status);
    expect(await errorOf(response)).toMatchObject({ message: expect.any(String) });
  }
  const old = await browser.send('POST', '/api/uploads', { headers: { 'upload-length': '5' } });
  expect([old.status, (await errorOf(old)).code]).toEqual([400, 'bad_request']);
});

/** A server that crashed while it read a file, and what was in the file's folder. */
async function crashInImport() {
  const { started, browser } = await start({ services: { importDataset: neverEnding } });
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const sent = await sendPiece(browser, begun.headers.get('location') ?? '', { offset: 0, bytes });
  const id = sent.headers.get('plotline-dataset') ?? '';
  const folder = `files/datasets/${id}`;
  await mkdir(join(started.dataDir, folder, 'scratch'));
  await writeFile(join(started.dataDir, folder, 'scratch/half.clean.csv'), 'name');
  await writeFile(join(started.dataDir, folder, 'data.parquet.tmp'), 'PAR1');
  await started.crash();
  running = [];
  return { dataDir: started.dataDir, browser, id, folder };
}

const neverEnding: Services['importDataset'] = () => new Promise<never>(() => undefined);

async function startAgain(dataDir: string, before: TestBrowser, services: Partial<Services> = {}) {
  const started = await startTestServer({ dataDir, services });
  running = [started];
  await recover(started.server);
  const browser = started.browser();
  for (const [name, value] of before.cookies) browser.cookies.set(name, value);
  return { started, browser };
}

test('an import that a crash cut short begins anew at the next start, and leaves nothing of the first', async () => {
  const { dataDir, browser, id, folder } = await crashInImport();
  const again = await startAgain(dataDir, browser);
  const dataset = await importedDataset(again.browser, id);
  expect([dataset.status, dataset.rowCount, dataset.table]).toEqual(['ready', 3, 'cars']);
  await again.started.server.services.imports.find(DatasetId.schema.parse(id))?.over;
  await expect
    .poll(() => filesOf(again.started, folder))
    .toEqual(['data.parquet', 'data.parquet.values.parquet', 'original']);
});

test('a file that the server crashed over twice has failed, and the next start is safe from it', async () => {
  const { dataDir, browser, id, folder } = await crashInImport();
  const second = await startAgain(dataDir, browser, { importDataset: neverEnding });
  await second.started.crash();
  const third = await startAgain(dataDir, browser);
  const dataset = await importedDataset(third.browser, id);
  expect([dataset.status, dataset.error?.code]).toEqual(['failed', 'interrupted']);
  expect(await filesOf(third.started, folder)).toEqual([]);
});

async function sendBroken(
  browser: TestBrowser,
  location: string,
  body: ReadableStream<Uint8Array>,
): Promise<Response> {
  return browser.send('PATCH', location, {
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    body,
  });
}
