import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { createFront } from './create-front.ts';

type Answer = { status: number; headers: IncomingMessage['headers']; body: string };
let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

const none = async () => Response.json({ detail: 'Not Found' }, { status: 404 });

/** A front before a handler that says which headers reached it. */
async function startFront(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  options: { restMs?: number } = {},
  api: (request: Request) => Promise<Response> = none,
) {
  const started: TestServer = await startTestServer();
  const front = createFront(
    { page: handle, api, adk: none },
    { server: started.server, port: () => 3000, ...options },
  );
  const http: Server = createServer((incoming, response) => void front.handle(incoming, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    await started.close();
  });
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    get: (path: string, headers: Record<string, string> = {}) =>
      new Promise<Answer>((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path, headers }, (response) => {
          let body = '';
          response.on('data', (piece) => {
            body += piece;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        });
        asked.on('error', reject).end();
      }),
  };
}

const echo = async ({ headers }: IncomingMessage, response: ServerResponse) => {
  response.end(JSON.stringify(headers));
};
const browser = { 'sec-fetch-mode': 'navigate', 'user-agent': 'A browser', 'accept-language': 'en' };

test('takes off what only we may say, and says who asks', async () => {
  const front = await startFront(echo);
  const { body, headers } = await front.get('/', {
    'x-plotline-peer': '10.0.0.1',
    'x-plotline-anything': 'x',
    'x-nonce': 'x',
    'x-middleware-subrequest': 'x',
    'x-kept': 'yes',
  });
  const seen = JSON.parse(body);
  expect(seen).toEqual({
    host: `127.0.0.1:${front.port}`,
    connection: 'keep-alive',
    'x-kept': 'yes',
    'x-plotline-peer': '127.0.0.1',
    'x-plotline-protocol': 'http',
    'x-plotline-host': `127.0.0.1:${front.port}`,
  });
  expect([headers['x-content-type-options'], headers['x-frame-options']]).toEqual(['nosniff', 'DENY']);
});

test('takes it off the raw headers too, which a reader of a repeated header sees', async () => {
  const seen: unknown[] = [];
  const front = await startFront(echo, {}, async ({ headers }) => {
    seen.push(headers.get('authorization'), headers.get('x-plotline-peer'), headers.get('x-kept'));
    return Response.json({});
  });
  const socket = connect(front.port, '127.0.0.1');
  const forged = 'X-Plotline-Peer: 10.0.0.1\r\nX-Kept: yes\r\nAuthorization: a\r\nAuthorization: b';
  socket.end(`GET /api/x HTTP/1.1\r\nHost: 127.0.0.1\r\n${forged}\r\nConnection: close\r\n\r\n`);
  await new Promise((resolve) => socket.resume().once('close', resolve));
  expect(seen).toEqual(['a, b', '127.0.0.1', 'yes']);
});

test('answers what it refuses as JSON, with an id that is in the log', async () => {
  const front = await startFront(echo);
  const { status, headers, body } = await front.get('/', { 'x-forwarded-for': '1.2.3.4' });
  expect([status, headers['content-type'], JSON.parse(body).error.code]).toEqual([
    403,
    'application/json',
    'forwarded_header_refused',
  ]);
  expect(JSON.parse(body).error.id).toMatch(/^err_[0-9a-f]{16}$/);
});

test('answers TRACE with what is possible', async () => {
  const front = await startFront(echo);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(front.port, '127.0.0.1', () =>
      socket.write('TRACE / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'),
    );
    socket.once('data', (data) => {
      socket.destroy();
      resolve(String(data));
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 405 [\s\S]*allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS/i);
});

test('a handler that fails is answered without its reason', async () => {
  const front = await startFront(async () => {
    throw new Error('secret');
  });
  const { status, body } = await front.get('/');
  expect([status, body.includes('secret'), JSON.parse(body).error.code]).toEqual([500, false, 'internal']);
});

test('of two first visits at once the second comes back with the cookies of the first', async () => {
  const gate = Promise.withResolvers<void>();
  let handled = 0;
  const front = await startFront(async (incoming, response) => {
    handled += 1;
    if (handled === 1) await gate.promise;
    response.setHeader('set-cookie', 'plotline_user=u1');
    response.end(incoming.headers.cookie ?? 'none');
  });
  const first = front.get('/', browser);
  while (handled === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = front.get('/', browser);
  const other = front.get('/', { ...browser, 'user-agent': 'Another browser' });
  expect((await other).body).toBe('none');
  gate.resolve();
  expect((await first).headers['set-cookie']).toEqual(['plotline_user=u1']);
  const detour = await second;
  expect([detour.status, detour.headers.location, detour.headers['set-cookie']]).toEqual([
    307,
    '/',
    ['plotline_wait=1; Max-Age=10; Path=/; HttpOnly; SameSite=Lax'],
  ]);
  const back = await front.get('/', { ...browser, cookie: 'plotline_wait=1; plotline_user=u1' });
  expect(back.body).toBe('plotline_wait=1; plotline_user=u1');
  const stranger = await front.get('/', { ...browser, cookie: 'plotline_wait=1' });
  expect(stranger.status).toBe(200);
});

test('a later request that was asked for before the first cookie came takes the detour too', async () => {
  const front = await startFront(echo);
  expect((await front.get('/', browser)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect((await front.get('/', browser)).status).toBe(307);
});

test('strangers with the same kind of browser part, and the tabs of each stay together', async () => {
  const front = await startFront(async (incoming, response) => {
    response.end(incoming.headers.cookie ?? '');
  });
  expect((await front.get('/', browser)).status).toBe(200);
  const tabs = await Promise.all([front.get('/', browser), front.get('/', browser)]);
  expect(tabs.map(({ status }) => status)).toEqual([307, 307]);
  const marked = { ...browser, cookie: 'plotline_wait=1' };
  const again = await Promise.all([front.get('/', marked), front.get('/', marked)]);
  expect(again.map(({ status }) => status).sort()).toEqual([200, 307]);
  const tired = { ...browser, cookie: 'plotline_wait=4' };
  const last = await Promise.all([front.get('/', tired), front.get('/', tired)]);
  expect(last.map(({ status }) => status)).toEqual([200, 200]);
});

test('what is no browser that goes to a page takes no detour', async () => {
  const front = await startFront(echo);
  for (const headers of [{}, { ...browser, 'sec-fetch-mode': 'cors' }, {}]) {
    expect((await front.get('/', headers)).status).toBe(200);
  }
});

/** Sends the pieces, `pauseMs` between them; resolves to all that came back until the connection ended. */
function sendPieces(port: number, pieces: readonly string[], pauseMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        if (socket.writable) socket.write(piece);
        await new Promise((wait) => setTimeout(wait, pauseMs));
      }
    });
    socket.on('data', (data) => {
      answer += String(data);
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

const readBody = async (incoming: IncomingMessage, response: ServerResponse) => {
  let body = '';
  for await (const piece of incoming) body += String(piece);
  response.setHeader('connection', 'close').end(`read ${body}`);
};
const head = 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 6\r\n\r\n';

test('a body that stops coming is answered with that, and its connection ends', async () => {
  const front = await startFront(readBody, { restMs: 200 });
  for (const pieces of [[head], [head, 'abc']]) {
    const answer = await sendPieces(front.port, pieces, 10);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request_timeout"');
  }
});

test('a body that comes slowly, or that we read slowly, is read to its end', async () => {
  const front = await startFront(readBody, { restMs: 1500 });
  expect(await sendPieces(front.port, [head, 'a', 'b', 'c', 'd', 'e', 'f'], 300)).toContain('read abcdef');
  const late = await startFront(
    async (incoming, response) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await readBody(incoming, response);
    },
    { restMs: 200 },
  );
  expect(await sendPieces(late.port, [head, 'abc', 'def'], 0)).toContain('read abcdef');
});

test('refuses in the words of the wire that was asked', async () => {
  const front = await startFront(echo);
  const bodyOf = async (path: string) => {
    const { status, body } = await front.get(path, { 'x-forwarded-for': '192.0.2.7' });
    return [status, Object.keys(JSON.parse(body))];
  };
  expect(await bodyOf('/api/v2/runtimes')).toEqual([403, ['message']]);
  expect(await bodyOf('/api/sessions')).toEqual([403, ['error']]);
  expect(await bodyOf('/list-apps')).toEqual([403, ['detail']]);
});
