import { readFile } from 'node:fs/promises';

/** One browser's worth of Plotline over HTTP: its cookies and its session. */
export type ApiClient = { url: string; sessionId: string; headers: Record<string, string> };

export async function createApiClient(url: string): Promise<ApiClient> {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  await response.arrayBuffer();
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const session = cookies.find((cookie) => cookie.startsWith('plotline_session='));
  if (!session) throw new Error('The first page made no session');
  return {
    url,
    sessionId: session.slice('plotline_session='.length),
    headers: { cookie: cookies.join('; '), origin: url },
  };
}

/** Uploads a file into the client's session (tus 1.0) and waits until it can be queried. */
export async function uploadFile(client: ApiClient, path: string, name: string): Promise<void> {
  const bytes = await readFile(path);
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const created = await expectOk(
    fetch(`${client.url}/api/uploads`, {
      method: 'POST',
      headers: {
        ...client.headers,
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': `filename ${encode(name)},sessionId ${encode(client.sessionId)}`,
      },
    }),
  );
  const address = new URL(created.headers.get('location') ?? '', `${client.url}/api/uploads`);
  await expectOk(
    fetch(address, {
      method: 'PATCH',
      headers: {
        ...client.headers,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: bytes,
    }),
  );
  while (!(await isReady(client))) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Asks and waits for the end of the turn on the event stream; gives the milliseconds. */
export async function askAndWait(client: ApiClient, text: string): Promise<number> {
  const aborter = new AbortController();
  const stream = await fetch(`${client.url}/api/sessions/${client.sessionId}/events`, {
    headers: { ...client.headers, accept: 'text/event-stream' },
    signal: aborter.signal,
  });
  const from = performance.now();
  const over = turnIsOver(stream);
  await expectOk(
    fetch(`${client.url}/api/sessions/${client.sessionId}/turns`, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    }),
  );
  await over;
  const elapsed = performance.now() - from;
  aborter.abort();
  return elapsed;
}

async function turnIsOver({ body }: Response): Promise<void> {
  if (!body) throw new Error('The event stream has no body');
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (/"status":"(failed|declined|stopped)"/.test(text))
      throw new Error(`The turn ended otherwise: ${text.slice(-500)}`);
    if (/event: turn\n(id: .*\n)?data: [^\n]*"status":"done"/.test(text)) return;
  }
  throw new Error('The event stream ended early');
}

async function isReady(client: ApiClient): Promise<boolean> {
  const response = await expectOk(
    fetch(`${client.url}/api/sessions/${client.sessionId}`, { headers: client.headers }),
  );
  const { datasets } = await response.json();
  const failed = datasets.find((dataset: { status: string }) => dataset.status === 'failed');
  if (failed) throw new Error(`The import failed: ${JSON.stringify(failed.error)}`);
  return datasets[0]?.status === 'ready';
}

async function expectOk(asking: Promise<Response>): Promise<Response> {
  const response = await asking;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response;
}
