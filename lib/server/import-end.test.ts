import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DatasetId, SessionId } from '#lib/base/index.ts';
import { emptyAccount, toReceipt } from '#lib/datasets/index.ts';
import { readFrames } from './testing/read-frames.ts';
import { beginFile, sendPiece } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer } from './testing/test-server.ts';

const receipt = toReceipt({
  file: 'cars.csv',
  sha256: '',
  bytes: 0,
  account: emptyAccount(),
  decisions: [],
  columns: [],
});

async function sendCars(browser: TestBrowser): Promise<string> {
  const bytes = Buffer.from('name,power\na,1\n');
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const sent = await sendPiece(browser, begun.headers.get('location') ?? '', { offset: 0, bytes });
  return sent.headers.get('plotline-dataset') ?? '';
}

test('a dataset is never there without the event that says so', async () => {
  const started = await startTestServer();
  const browser = started.browser();
  await browser.open();
  const database = new DatabaseSync(join(started.dataDir, 'plotline.db'));
  // As on a disk that fills at the end of an import.
  database.exec(`
    create trigger no_event before insert on events begin select raise(abort, 'full'); end;
    create trigger no_failure before update on datasets when new.status = 'failed'
    begin select raise(abort, 'full'); end;
  `);
  database.close();
  const id = DatasetId.schema.parse(await sendCars(browser));
  const { imports, stores } = started.server.services;
  await imports.find(id)?.over;
  expect((await stores.datasets.find(id))?.status).toBe('importing');
  await started.close();
});

test('a question waits for a dataset that was attached while another session imports it', async () => {
  const gate = Promise.withResolvers<never>();
  const started = await startTestServer({
    services: { importDataset: () => gate.promise, runTurn: async () => ({ status: 'done' }) },
  });
  const browser = started.browser();
  await browser.open();
  const datasetId = await sendCars(browser);
  const { id } = await browser.post<{ id: string }>('/api/sessions');
  await browser.post(`/api/sessions/${id}/datasets`, { datasetId });
  const reader = await readFrames(browser, id);
  const { turnId } = await browser.post<{ turnId: string }>(`/api/sessions/${id}/turns`, { text: 'q' });
  const frames = await reader.until(
    ({ type, data }) =>
      (type === 'progress' && data.turnId === turnId) || (type === 'turn' && data.status === 'done'),
  );
  expect(frames.at(-1)).toEqual({ type: 'progress', data: { turnId, step: 'Waiting for cars.csv' } });
  gate.reject(new Error('unreadable'));
  await reader.until(({ type, data }) => type === 'turn' && data.status === 'done');
  await started.close();
});

test('every session that a dataset was attached to hears how its import goes and that it is there', async () => {
  const gate = Promise.withResolvers<void>();
  const started = await startTestServer({
    services: {
      async importDataset(_source, _target, options) {
        await gate.promise;
        options?.onProgress?.('Half read', 1, 2);
        return { rowCount: 0, columns: [], profile: { rowCount: 0, columns: [] }, receipt };
      },
    },
  });
  const browser = started.browser();
  await browser.open();
  const datasetId = await sendCars(browser);
  const { id: second } = await browser.post<{ id: string }>('/api/sessions');
  const { id: left } = await browser.post<{ id: string }>('/api/sessions');
  for (const id of [second, left]) await browser.post(`/api/sessions/${id}/datasets`, { datasetId });
  await browser.send('DELETE', `/api/sessions/${left}/datasets/${datasetId}`);
  const readers = [await readFrames(browser, browser.session()), await readFrames(browser, second)];
  for (const reader of readers) {
    const [waiting] = await reader.until(({ type }) => type === 'progress');
    expect(waiting?.data).toEqual({ datasetId, step: 'Waiting to be read' });
  }
  gate.resolve();
  for (const reader of readers) {
    const frames = await reader.until(({ type }) => type === 'event');
    expect(frames).toMatchObject([
      { type: 'progress', data: { datasetId, step: 'Half read', done: 1, total: 2 } },
      { data: { customMetadata: { plotline: { dataset: { id: datasetId, table: 'cars' } } } } },
    ]);
  }
  const { stores } = started.server.services;
  expect(await stores.events.list(SessionId.schema.parse(left))).toEqual([]);
  await started.close();
});
