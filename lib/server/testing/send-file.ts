import type { DatasetSummary, Session } from '#lib/contracts/index.ts';
import type { TestBrowser } from './test-browser.ts';

const tus = { 'tus-resumable': '1.0.0' };
const bytesType = { 'content-type': 'application/offset+octet-stream' };

/** Begins an upload into the browser's session; returns its address. */
export async function beginFile(
  browser: TestBrowser,
  { name, length, session = browser.session() }: { name: string; length: number; session?: string },
): Promise<Response> {
  const metadata = `filename ${btoa(String.fromCharCode(...Buffer.from(name)))},sessionId ${btoa(session)}`;
  return browser.send('POST', '/api/uploads', {
    headers: { ...tus, 'upload-length': String(length), 'upload-metadata': metadata },
  });
}

/** Sends a piece of it. */
export async function sendPiece(
  browser: TestBrowser,
  location: string,
  { offset, bytes }: { offset: number; bytes: Buffer },
): Promise<Response> {
  const headers = { ...tus, ...bytesType, 'upload-offset': String(offset) };
  return browser.send('PATCH', location, { headers, body: bytes });
}

export async function askOffset(browser: TestBrowser, location: string): Promise<Response> {
  return browser.send('HEAD', location, { headers: tus });
}

/** Uploads a whole file and waits until its import is over. */
export async function sendFile(
  browser: TestBrowser,
  name: string,
  contents: string | Buffer,
): Promise<DatasetSummary> {
  const bytes = Buffer.from(contents);
  const begun = await beginFile(browser, { name, length: bytes.length });
  if (begun.status !== 201) throw new Error(`${begun.status} ${await begun.text()}`);
  const sent = await sendPiece(browser, begun.headers.get('location') ?? '', { offset: 0, bytes });
  if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
  return importedDataset(browser, sent.headers.get('plotline-dataset') ?? '');
}

/** Resolves when the dataset is no longer being imported. */
export async function importedDataset(browser: TestBrowser, id: string): Promise<DatasetSummary> {
  for (;;) {
    const { datasets } = await browser.get<Session>(`/api/sessions/${browser.session()}`);
    const own = datasets.find((dataset) => dataset.id === id);
    if (own && own.status !== 'importing') return own;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
