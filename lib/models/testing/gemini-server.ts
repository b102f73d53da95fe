import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type GeminiReply, writeReply } from './gemini-reply.ts';
import { type WirePart, WireRequest } from './gemini-request.ts';
import { findViolation } from './gemini-rules.ts';

export type GeminiServerOptions = {
  /** Replies in order, or a function of the request. */
  replies: readonly GeminiReply[] | ((request: WireRequest, index: number) => GeminiReply);
  port?: number;
  apiKey?: string;
  models?: readonly string[];
};

export type GeminiServer = {
  url: string;
  /** Requests that were accepted, in order. */
  requests: WireRequest[];
  /** Connections that the client closed before the reply's end. */
  closedByClient: () => number;
  close(): Promise<void>;
};

/**
 * Gemini's wire on loopback, for tests with the real SDK: refuses what the real server refuses (unknown fields,
 * calls without their responses, missing signatures …) and does what it is told otherwise, faults included.
 */
export async function startGeminiServer(options: GeminiServerOptions): Promise<GeminiServer> {
  const state: State = { options, requests: [], issued: new Map(), closedByClient: 0 };
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) state.closedByClient += 1;
    });
    answer(state, request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: state.requests,
    closedByClient: () => state.closedByClient,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type State = {
  options: GeminiServerOptions;
  requests: WireRequest[];
  issued: Map<string, WirePart>;
  closedByClient: number;
};

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseCaller(state.options, request);
  if (refusal !== null) return writeReply(response, refusal);
  const parsed = WireRequest.safeParse(JSON.parse(await text(request)));
  if (!parsed.success) return writeReply(response, invalid(parsed.error.issues.map(describe).join('\n')));
  const violation = findViolation(parsed.data, state.issued);
  if (violation !== null) return writeReply(response, invalid(violation));
  state.requests.push(parsed.data);
  await writeReply(response, sign(state, chooseReply(state, parsed.data)));
}

function refuseCaller(options: GeminiServerOptions, request: IncomingMessage): GeminiReply | null {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const match = /^\/v1beta\/models\/([^/:]+):streamGenerateContent$/.exec(url.pathname);
  if (request.method !== 'POST' || match === null || url.searchParams.get('alt') !== 'sse') {
    return { kind: 'http_error', status: 404, body: '<html>Not found</html>', contentType: 'text/html' };
  }
  const key = request.headers['x-goog-api-key'];
  if (key === undefined) return rpcError([403, 'PERMISSION_DENIED'], 'The request is missing an API key.');
  if (key !== (options.apiKey ?? 'test-key')) {
    return rpcError([400, 'INVALID_ARGUMENT'], 'API key not valid. Please pass a valid API key.', [
      { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
    ]);
  }
  const model = match[1] ?? '';
  return (options.models ?? ['gemini-3.8-flash']).includes(model)
    ? null
    : rpcError([404, 'NOT_FOUND'], `models/${model} is not found for API version v1beta.`);
}

function chooseReply({ options, requests }: State, request: WireRequest): GeminiReply {
  const index = requests.length - 1;
  if (typeof options.replies === 'function') return options.replies(request, index);
  return options.replies[index] ?? rpcError([500, 'INTERNAL'], 'The script has no further reply.');
}

/** Gives the first call of the reply a signature, as Gemini 3 does. */
function sign(state: State, reply: GeminiReply): GeminiReply {
  if (!('parts' in reply)) return reply;
  const first = reply.parts.findIndex((part) => part.functionCall !== undefined);
  const parts = reply.parts.map((part, index) => (index === first ? signPart(state, part) : part));
  return { ...reply, parts };
}

function signPart({ issued }: State, part: WirePart): WirePart {
  const thoughtSignature = Buffer.from(`signature ${issued.size + 1}`).toString('base64');
  issued.set(thoughtSignature, part);
  return { ...part, thoughtSignature };
}

/** An error answer in the shape of google.rpc.Status. */
export function rpcError(
  [code, status]: readonly [number, string],
  message: string,
  details?: unknown[],
): GeminiReply {
  const error = { code, message, status, ...(details && { details }) };
  return { kind: 'http_error', status: code, body: JSON.stringify({ error }) };
}

function invalid(message: string): GeminiReply {
  return rpcError([400, 'INVALID_ARGUMENT'], message);
}

function describe(issue: { path: PropertyKey[]; message: string }): string {
  return `${issue.path.join('.')}: ${issue.message}`;
}
