import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { NodeRequest, sendNodeResponse } from 'srvx/node';
import { errorCodes, PlotlineError } from '#lib/base/index.ts';
import { readCookie, writeCookie } from '../http/cookies.ts';
import { errorResponse } from '../http/error-response.ts';
import { peerHeaders } from '../http/peer.ts';
import type { Server } from '../server.ts';
import { FirstVisits } from './first-visits.ts';
import { guard, type Verdict } from './guard.ts';
import { baseHeaders } from './security-headers.ts';
import { watchBody } from './watch-body.ts';
import { type Wire, wireOf } from './wire-of.ts';

/** Each more of them tells one more stranger with the same kind of browser apart. */
const mostDetours = 4;
/** Without a byte of the body that was announced. */
const longestRestMs = 60_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Answer = (request: Request) => Promise<Response>;
/** Who answers what comes in: Next the pages, we the rest. */
export type Behind = { page: Handle; api: Answer; adk: Answer };
export type Front = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether a connection may become a web socket (of the development server). */
  mayUpgrade(request: IncomingMessage, socket: Duplex): boolean;
};

/**
 * Stands before everything: refuses what must not come in, marks what comes in with what the socket tells, and
 * hands it to who answers it.
 */
export function createFront(
  behind: Behind,
  { server, port, restMs = longestRestMs }: { server: Server; port(): number; restMs?: number },
): Front {
  const { logger } = server.services;
  const handlers: Record<Wire, Handle> = {
    page: behind.page,
    api: handleWith(behind.api),
    adk: handleWith(behind.adk),
  };
  const visits = new FirstVisits();
  const judge = (request: IncomingMessage) => judgeRequest(request, { server, port: port() });
  return {
    async handle(request, response) {
      watchBody(request, restMs, () => endResting(request, { response, server }));
      try {
        const verdict = judge(request);
        if (verdict.kind === 'pass') await pass({ request, response, verdict });
        else await refuse(request, { response, verdict, server });
      } catch (error) {
        if (response.headersSent) response.destroy();
        else await send(response, errorResponse(error, logger));
      }
    },
    mayUpgrade(request, socket) {
      const verdict = judge(request);
      const { origin, host } = request.headers;
      const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
      if (verdict.kind === 'pass' && isOwn) return true;
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return false;
    },
  };

  async function pass({ request, response, verdict }: Passing): Promise<void> {
    markRequest(request, verdict.peer);
    for (const [name, value] of baseHeaders(request.url ?? '/')) response.setHeader(name, value);
    const isSecure = verdict.peer.protocol === 'https';
    const detours = countDetours(request, isSecure);
    if (detours !== null && detours < mostDetours) {
      const over = new Promise<void>((resolve) => response.once('close', resolve));
      const look = JSON.stringify([lookOf(request, verdict.peer.address), detours]);
      if (await visits.mustComeBack(look, over)) return comeBack(request, { response, isSecure, detours });
    }
    const wire = wireOf(request.url ?? '/', request.headers);
    // Here and not on the answer, whose own headers need not be built for it then.
    if (wire === 'adk') response.setHeader('cache-control', 'no-store');
    await handlers[wire](request, response);
  }
}

function handleWith(answer: Answer): Handle {
  return async (request, response) => {
    const answered = await answer(new NodeRequest({ req: request, res: response }));
    await sendNodeResponse(response, answered);
  };
}

type Passing = {
  request: IncomingMessage;
  response: ServerResponse;
  verdict: Extract<Verdict, { kind: 'pass' }>;
};

function judgeRequest(request: IncomingMessage, { server, port }: { server: Server; port: number }): Verdict {
  const { method = '', url = '', headers, socket } = request;
  const remoteAddress = socket.remoteAddress ?? 'unknown';
  return guard({ method, url, headers, remoteAddress }, { ...server.environment, port });
}

/** Who sends nothing more is told so where it still can be, and let go. */
function endResting(
  request: IncomingMessage,
  { response, server }: { response: ServerResponse; server: Server },
): void {
  if (response.headersSent) return void request.destroy();
  const message = 'Nothing more of the request came. Send it again; an upload goes on from where it stands.';
  response.once('finish', () => request.destroy());
  const error = new PlotlineError('request_timeout', message);
  void send(response, errorResponse(error, server.services.logger, { connection: 'close' }));
}

const ownNames = /^(x-plotline-|x-nonce$|x-middleware-|x-invoke-|x-matched-path$|x-nextjs-)/;

/** Takes off what only we or Next may set, then says who asks; in the raw headers too, which some readers prefer. */
function markRequest(request: IncomingMessage, peer: Passing['verdict']['peer']): void {
  const forged = Object.keys(request.headers).filter((name) => ownNames.test(name));
  for (const name of forged) delete request.headers[name];
  const marks = {
    [peerHeaders.address]: peer.address,
    [peerHeaders.protocol]: peer.protocol,
    [peerHeaders.host]: peer.host,
  };
  Object.assign(request.headers, marks);
  const raw = request.rawHeaders;
  const isForged = (place: number) => forged.includes((raw[place - (place % 2)] ?? '').toLowerCase());
  const given = forged.length === 0 ? raw : raw.filter((_, place) => !isForged(place));
  request.rawHeaders = [...given, ...Object.entries(marks).flat()];
}

/** How often a first visit of a browser was sent round already; null for any other request. */
function countDetours({ headers, method, url }: IncomingMessage, isSecure: boolean): number | null {
  const cookies = headers.cookie ?? null;
  const isFirstVisit =
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    url?.split('?', 1)[0] === '/' &&
    readCookie(cookies, 'user', isSecure) === undefined;
  return isFirstVisit ? Number(readCookie(cookies, 'wait', isSecure) ?? 0) || 0 : null;
}

function lookOf({ headers }: IncomingMessage, address: string): unknown[] {
  return [address, headers['user-agent'], headers['accept-language']];
}

function comeBack(
  request: IncomingMessage,
  { response, isSecure, detours }: { response: ServerResponse; isSecure: boolean; detours: number },
): void {
  const cookie = writeCookie({ name: 'wait', value: String(detours + 1), maxAgeSeconds: 10 }, isSecure);
  response.writeHead(307, {
    location: request.url ?? '/',
    'set-cookie': cookie,
    'cache-control': 'no-store',
  });
  response.end();
}

async function refuse(
  request: IncomingMessage,
  {
    response,
    verdict,
    server,
  }: { response: ServerResponse; verdict: Exclude<Verdict, { kind: 'pass' }>; server: Server },
): Promise<void> {
  if (verdict.kind === 'redirect') {
    response.writeHead(307, { location: verdict.location, 'cache-control': 'no-store' }).end();
    return;
  }
  const headers = { connection: 'close', ...verdict.headers };
  if (wireOf(request.url ?? '/', request.headers) === 'adk') {
    return send(response, refusalOfAdk(verdict, headers));
  }
  if (/^\/api\/v2(\/|$)/.test(request.url ?? '')) {
    const said = { message: verdict.message };
    return send(response, Response.json(said, { status: errorCodes[verdict.code], headers }));
  }
  const error = new PlotlineError(verdict.code, verdict.message);
  await send(response, errorResponse(error, server.services.logger, headers));
}

/** In the words that ADK's clients know. */
function refusalOfAdk(
  { code, message }: Extract<Verdict, { kind: 'refuse' }>,
  headers: Record<string, string>,
): Response {
  if (code === 'forbidden') {
    const plain = { ...headers, 'content-type': 'text/plain' };
    return new Response('Forbidden: host not allowed', { status: 403, headers: plain });
  }
  return Response.json({ detail: message }, { status: errorCodes[code], headers });
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
