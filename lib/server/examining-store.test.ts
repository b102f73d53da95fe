import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Receipt } from '#lib/datasets/index.ts';
import type { ImportDataset } from '#lib/imports/index.ts';
import { beginFile, importedDataset, sendPiece } from './testing/send-file.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

const rows = Array.from({ length: 200_000 }, (_, index) => `${index},north ${index % 9}\n`);
const bytes = Buffer.from(`id,region\n${rows.join('')}`);
const half = Math.floor(bytes.length / 2);
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** A server that notes, of each import, whether it read the file through and what it read. */
async function start() {
  const seen: { wasRead: boolean; receipt: Pick<Receipt, 'sha256' | 'rows_loaded'> }[] = [];
  const started = await startTestServer();
  running.push(started);
  const { services } = started.server;
  const { importDataset } = services;
  const watched: ImportDataset = async (source, target, options = {}) => {
    const steps = new Set<string>();
    const onProgress = (step: string) => steps.add(step);
    const dataset = await importDataset(source, target, { ...options, onProgress });
    const { sha256, rows_loaded } = dataset.receipt;
    seen.push({ wasRead: steps.has('reading'), receipt: { sha256, rows_loaded } });
    return dataset;
  };
  services.importDataset = watched;
  const browser = started.browser();
  await browser.open();
  const begin = async () => {
    const begun = await beginFile(browser, { name: 'regions.csv', length: bytes.length });
    return begun.headers.get('location') ?? '';
  };
  return { browser, seen, begin };
}

const receipt = { sha256, rows_loaded: 200_000 };

test('a file that came in pieces need not be read again', async () => {
  const { browser, seen, begin } = await start();
  const location = await begin();
  await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, half) });
  const last = await sendPiece(browser, location, { offset: half, bytes: bytes.subarray(half) });
  await importedDataset(browser, last.headers.get('plotline-dataset') ?? '');
  expect(seen).toEqual([{ wasRead: false, receipt }]);
});

test('one that others pushed out while it came is read when it is whole', async () => {
  const { browser, seen, begin } = await start();
  const location = await begin();
  await sendPiece(browser, location, { offset: 0, bytes: bytes.subarray(0, half) });
  for (let other = 0; other < 8; other += 1) {
    await sendPiece(browser, await begin(), { offset: 0, bytes: bytes.subarray(0, 10) });
  }
  const last = await sendPiece(browser, location, { offset: half, bytes: bytes.subarray(half) });
  await importedDataset(browser, last.headers.get('plotline-dataset') ?? '');
  expect(seen).toEqual([{ wasRead: true, receipt }]);
});

test('one that goes on after its connection was lost has the right hash', async () => {
  const { browser, seen, begin } = await start();
  const location = await begin();
  const cut = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.subarray(0, half)),
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.error(new Error('connection lost'));
    },
  });
  const headers = {
    'tus-resumable': '1.0.0',
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
  };
  await browser.send('PATCH', location, { headers, body: cut });
  const asked = await browser.send('HEAD', location, { headers: { 'tus-resumable': '1.0.0' } });
  const offset = Number(asked.headers.get('upload-offset'));
  const last = await sendPiece(browser, location, { offset, bytes: bytes.subarray(offset) });
  await importedDataset(browser, last.headers.get('plotline-dataset') ?? '');
  expect(seen.map((one) => one.receipt)).toEqual([receipt]);
});
