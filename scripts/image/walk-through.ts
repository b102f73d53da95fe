/**
 * Uses a running Plotline with a password over HTTP, and ends with an error where something is not as it should be:
 * `node scripts/image/walk-through.ts ADDRESS PASSWORD KEPT`. What it needs to find its session again stands in the
 * file KEPT; where there is one, it looks for what the last walk left instead of uploading anew.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

type Fields = Record<string, string>;

const [address = '', password = '', kept = ''] = process.argv.slice(2);
const cookies = new Map<string, string>();
const table = Buffer.from('Region,Units\nNorth,30\nSouth,12\nNorth,12\n');

if (existsSync(kept)) await returnTo(JSON.parse(await readFile(kept, 'utf8')));
else await begin();
await writeFile(kept, JSON.stringify(Object.fromEntries(cookies)));

async function begin(): Promise<void> {
  await signIn();
  const page = await send('GET', '/', { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /<title>Plotline/);
  await loadEveryScript();
  await upload();
  await ask('total units by region');
  assert.match(await history(), /42/);
  await attachSample();
  report('signed in, uploaded, asked, loaded a sample');
  await runPython();
}

async function returnTo(before: Fields): Promise<void> {
  for (const [name, value] of Object.entries(before)) cookies.set(name, value);
  assert.match(await history(), /42/);
  await ask('only North');
  report('found the session again and asked on');
}

async function signIn(): Promise<void> {
  const visit = await send('GET', '/', { headers: { accept: 'text/html' }, status: 307 });
  assert.equal(new URL(visit.headers.get('location') ?? '', address).pathname, '/login');
  assert.match(await (await send('GET', '/login')).text(), /type="password"/);
  await send('GET', '/api/sessions', { status: 401 });
  const body = JSON.stringify({ password });
  await send('POST', '/api/login', { headers: { 'content-type': 'application/json' }, status: 204, body });
}

/** The scripts and styles of the page are there. */
async function loadEveryScript(): Promise<void> {
  const html = await (await send('GET', '/', { headers: { accept: 'text/html' } })).text();
  const paths = new Set(html.match(/\/_next\/static\/[^"'\\]+\.(js|css)/g));
  assert.ok(paths.size > 3, 'The page names its scripts');
  for (const path of paths) await send('GET', path);
}

async function upload(): Promise<void> {
  const tus = { 'tus-resumable': '1.0.0' };
  const metadata = `filename ${btoa('units.csv')},sessionId ${btoa(session())}`;
  const sizes = { 'upload-length': String(table.length), 'upload-metadata': metadata };
  const begun = await send('POST', '/api/uploads', { headers: { ...tus, ...sizes }, status: 201 });
  const piece = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  await send('PATCH', begun.headers.get('location') ?? '', { headers: piece, status: 204, body: table });
  await until(`/api/sessions/${session()}`, ({ datasets }) => datasets?.[0]?.status === 'ready');
}

function ask(text: string): Promise<void> {
  return startTurn({ text });
}

async function startTurn(request: object): Promise<void> {
  const turns = `/api/sessions/${session()}/turns`;
  const body = JSON.stringify(request);
  const started = await send('POST', turns, {
    headers: { 'content-type': 'application/json' },
    status: 202,
    body,
  });
  const { turnId } = await started.json();
  await until(`${turns}/${turnId}`, ({ status }) => status === 'done');
}

/** Code mode as the page's switch begins it: the libraries are installed, then code runs in the sandbox. */
async function runPython(): Promise<void> {
  const begun = performance.now();
  await send('POST', '/api/code-execution/install', { status: 202 });
  for (;;) {
    const state = await (await send('GET', '/api/code-execution')).json();
    if (state.status === 'available') break;
    assert.equal(state.status, 'installing', JSON.stringify(state));
    await sleep(1000);
  }
  report(`installed Python in ${Math.round((performance.now() - begun) / 1000)} s`);
  await startTurn({ mode: 'code', code: 'print(units.Units.sum() * 1000)' });
  assert.match(await history(), /54000/);
  report('ran Python in the sandbox');
}

async function attachSample(): Promise<void> {
  const [sample] = await (await send('GET', '/api/samples')).json();
  const body = JSON.stringify({ sample: sample.name });
  const path = `/api/sessions/${session()}/datasets`;
  await send('POST', path, { headers: { 'content-type': 'application/json' }, status: 201, body });
  await until(`/api/sessions/${session()}`, ({ datasets }) => datasets?.[1]?.status === 'ready');
}

type State = { status?: string; datasets?: { status: string }[] };

async function until(path: string, isReached: (state: State) => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const state = await (await send('GET', path)).json();
    if (isReached(state)) return;
    await sleep(50);
  }
  throw new Error(`${path} is not what it should have become`);
}

/** The beginning of the session's event stream: all that was stored. */
async function history(): Promise<string> {
  const leaving = AbortSignal.timeout(1500);
  const stream = await send('GET', `/api/sessions/${session()}/events`, { signal: leaving });
  let text = '';
  try {
    for await (const chunk of stream.body ?? []) text += Buffer.from(chunk).toString();
  } catch {
    assert.ok(leaving.aborted, 'The event stream broke');
  }
  return text;
}

type Sending = { headers?: Fields; status?: number; body?: BodyInit; signal?: AbortSignal };

async function send(
  method: string,
  path: string,
  { headers = {}, status = 200, body, signal }: Sending = {},
): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(new URL(path, address), {
    method,
    headers: { ...headers, cookie, origin: address },
    redirect: 'manual',
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    cookies.set(name, value);
  }
  if (response.status !== status)
    assert.fail(`${method} ${path}: ${response.status}\n${await response.text()}`);
  return response;
}

function session(): string {
  return cookies.get('plotline_session') ?? assert.fail('The page made no session');
}

function report(done: string): void {
  process.stdout.write(`Walk      ${done}\n`);
}
