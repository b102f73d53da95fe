import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createApi } from '../api.ts';
import { askOffset, beginFile, importedDataset, sendPiece } from '../testing/send-file.ts';
import { startTestServer } from '../testing/test-server.ts';
import { createFront } from './create-front.ts';

let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

test('an upload whose bytes stop coming keeps those that came, and goes on from there', async () => {
  const started = await startTestServer();
  const none = async () => new Response(null, { status: 404 });
  const front = createFront(
    { page: async () => undefined, api: createApi(started.server), adk: none },
    { server: started.server, port: () => 3000, restMs: 200 },
  );
  const http = createServer((incoming, response) => void front.handle(incoming, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    await started.close();
  });
  const address = http.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  const browser = started.browser();
  await browser.open();
  const bytes = Buffer.from('name,power\na,1\nb,2\n');
  const begun = await beginFile(browser, { name: 'cars.csv', length: bytes.length });
  const location = begun.headers.get('location') ?? '';

  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = [
    `PATCH ${location} HTTP/1.1`,
    'host: 127.0.0.1:3000',
    'origin: http://127.0.0.1:3000',
    `cookie: ${cookie}`,
    'tus-resumable: 1.0.0',
    'upload-offset: 0',
    'content-type: application/offset+octet-stream',
    `content-length: ${bytes.length}`,
  ];
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(address.port, '127.0.0.1', () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${bytes.subarray(0, 12)}`),
    );
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  await expect.poll(async () => (await askOffset(browser, location)).headers.get('upload-offset')).toBe('12');
  const rest = await sendPiece(browser, location, { offset: 12, bytes: bytes.subarray(12) });
  const dataset = await importedDataset(browser, rest.headers.get('plotline-dataset') ?? '');
  expect([dataset.status, dataset.rowCount]).toEqual(['ready', 2]);
});
