import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DatasetId } from '#lib/base/index.ts';
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
