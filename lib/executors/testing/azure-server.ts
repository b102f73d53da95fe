import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AzureDialectName } from '../azure/azure-settings.ts';
import { type AzureCall, AzureRefusal, answerAzure } from './azure-routes.ts';
import type { RemoteInterpreter } from './remote-interpreter.ts';

export type Planned = {
  method: string;
  /** The end of the path. */
  path: string;
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** Never answered. */
  hangs?: boolean;
};

export type AzureServer = {
  endpoint: string;
  /** `METHOD path` of all that came, below the pool's address; a query's identifier and version are checked. */
  calls: string[];
  identifiers: Set<string>;
  /** Bearer tokens that are taken. */
  tokens: Set<string>;
  /** Answers in place of the next call that fits. */
  plan(planned: Planned): void;
  /** As when the cool-down is over: nothing is left of any session. */
  forget(): Promise<void>;
  live(): number;
  close(): Promise<void>;
};

/**
 * A session pool on this machine that speaks one dialect and refuses all else: unknown paths, fields and versions,
 * identifiers that are none, and tokens that it does not know. It really runs the code, without a sandbox.
 */
export async function startAzureServer(dialect: AzureDialectName): Promise<AzureServer> {
  const sessions = new Map<string, Promise<RemoteInterpreter>>();
  const planned: Planned[] = [];
  const server: AzureServer = {
    endpoint: '',
    calls: [],
    identifiers: new Set(),
    tokens: new Set(['token-of-the-test']),
    plan: (answer) => planned.push(answer),
    forget: () => endAll(sessions),
    live: () => sessions.size,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await endAll(sessions);
    },
  };
  const http = createServer(async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      const { status, code, message } =
        error instanceof AzureRefusal
          ? error
          : { status: 500, code: 'InternalServerError', message: String(error) };
      sendJson(response, status, { error: { code, message } });
    }
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  server.endpoint = `http://127.0.0.1:${port}/subscriptions/one/sessionPools/pool`;
  return server;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', server.endpoint);
    const path = url.pathname.replace('/subscriptions/one/sessionPools/pool/', '');
    const method = request.method ?? '';
    const folder = url.searchParams.get('path');
    server.calls.push(`${method} ${folder ? `${path} in ${folder}` : path}`.replace(/[0-9a-f]{32}/g, '*'));
    const body = await readAll(request);
    const at = planned.findIndex((one) => one.method === method && path.endsWith(one.path));
    const [answer] = at < 0 ? [] : planned.splice(at, 1);
    if (answer?.hangs) return;
    if (answer) {
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || !server.tokens.has(token)) throw new AzureRefusal(401, 'Unauthorized', 'Who is there?');
    const call: AzureCall = { method, path, url, body, type: request.headers['content-type'] ?? '' };
    const identifier = url.searchParams.get('identifier');
    if (identifier) server.identifiers.add(identifier);
    const answered = await answerAzure(dialect, call, sessions);
    if (answered instanceof Uint8Array) response.writeHead(200).end(answered);
    else if (answered === null) response.writeHead(204).end();
    else sendJson(response, 200, answered);
  }
}

async function endAll(sessions: Map<string, Promise<RemoteInterpreter>>): Promise<void> {
  const ended = [...sessions.values()];
  sessions.clear();
  for (const interpreter of ended) await (await interpreter).end();
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}
