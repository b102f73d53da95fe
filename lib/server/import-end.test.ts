import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DatasetId } from '#lib/base/index.ts';
import { readFrames } from './testing/read-frames.ts';
import { beginFile, sendPiece } from './testing/send-file.ts';
import { startTestServer } from './testing/test-server.ts';

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
  const bytes = Buffer.from('name,power\na,1\n');
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const sent = await sendPiece(browser, begun.headers.get('location') ?? '', { offset: 0, bytes });
  const id = DatasetId.schema.parse(sent.headers.get('plotline-dataset'));
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
  const bytes = Buffer.from('name,power\na,1\n');
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const sent = await sendPiece(browser, begun.headers.get('location') ?? '', { offset: 0, bytes });
  const { id } = await browser.post<{ id: string }>('/api/sessions');
  const datasetId = sent.headers.get('plotline-dataset');
  await browser.post(`/api/sessions/${id}/datasets`, { datasetId });
  const reader = await readFrames(browser, id);
  const { turnId } = await browser.post<{ turnId: string }>(`/api/sessions/${id}/turns`, { text: 'q' });
  const frames = await reader.until(
    ({ type, data }) => type === 'progress' || (type === 'turn' && data.status === 'done'),
  );
  expect(frames.at(-1)).toEqual({ type: 'progress', data: { turnId, step: 'Waiting for cars.csv' } });
  gate.reject(new Error('unreadable'));
  await reader.until(({ type, data }) => type === 'turn' && data.status === 'done');
  await started.close();
});
