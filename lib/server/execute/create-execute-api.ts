import { ByteBudget, PlotlineError } from '#lib/base/index.ts';
import { executeFiles, reportError, requireExecutor } from '#lib/usecases/index.ts';
import { refuseCaller } from '../adk-access.ts';
import { allowOrigin, refuseOrigin } from '../http/cross-origin.ts';
import { readPeer } from '../http/peer.ts';
import { readJson } from '../http/read-body.ts';
import type { Server } from '../server.ts';
import { isInside } from './is-inside.ts';
import { parseExecuteRequest, pythonNames } from './parse-execute-request.ts';
import { toPistonRun } from './to-piston-run.ts';

const bodyLimit = 16 * 1024 * 1024;
/** Programs of all callers, those that wait for an interpreter included. */
const programs = new ByteBudget(128 * 1024 * 1024);

type Take = (bytes: number) => void;

/** Answers Piston's v2 wire under `/api/v2`, in Piston's words, to those who may call the wires at the root. */
export function createExecuteApi(server: Server): (request: Request) => Promise<Response> {
  const { allowOrigins } = server.environment;
  return async (request) => {
    const refused = refuseOrigin(request, allowOrigins) ?? (await refuse(request, server));
    const response = refused ?? (await answer(request, server).catch((error) => explain(error, server)));
    response.headers.set('cache-control', 'no-store');
    return allowOrigin(response, request, allowOrigins);
  };
}

/** As the wires at the root refuse, with Piston's body. */
async function refuse(request: Request, server: Server): Promise<Response | null> {
  const refused = refuseCaller(request, server);
  if (!refused) return null;
  const { detail }: { detail?: string } = await refused.json();
  return Response.json({ message: detail }, { status: refused.status, headers: refused.headers });
}

async function answer(request: Request, server: Server): Promise<Response> {
  const route = `${request.method} ${new URL(request.url).pathname}`;
  if (route === 'GET /api/v2/runtimes') return listRuntimes(server);
  const type = request.headers.get('content-type') ?? '';
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !type.startsWith('application/json')) {
    return say('requests must be of type application/json', 415);
  }
  return route === 'POST /api/v2/execute' ? execute(request, server) : say('Not Found', 404);
}

async function listRuntimes({ services }: Server): Promise<Response> {
  const { version } = await requireExecutor(services);
  const [language, ...aliases] = pythonNames;
  return Response.json([{ language, version, aliases }]);
}

function execute(request: Request, server: Server): Promise<Response> {
  server.limits.executions.take(readPeer(request.headers).address);
  return programs.hold((take) => executeBody(request, server, take));
}

async function executeBody(request: Request, server: Server, take: Take): Promise<Response> {
  const { services, closing } = server;
  const body = await readBody(request, take);
  if (body instanceof Response) return body;
  const parsed = parseExecuteRequest(body, services.settings.execution);
  if (!parsed.ok) return say(parsed.message, 400);
  // Piston itself fails on such a name with an empty 500.
  const outside = Object.keys(parsed.value.files).find((name) => !isInside(name));
  if (outside !== undefined) return say(`${outside} is outside of the working folder`, 400);
  const signal = AbortSignal.any([request.signal, closing]);
  const executed = await executeFiles(parsed.value, signal, services);
  return Response.json({ run: toPistonRun(executed), language: pythonNames[0], version: executed.version });
}

/** The body, or Piston's word that it can't be read (the front of its answer to Express' own error). */
async function readBody(request: Request, take: Take): Promise<unknown> {
  try {
    return (await readJson(request, bodyLimit, take)) ?? {};
  } catch (error) {
    if (!PlotlineError.is(error) || error.code === 'too_many_requests') throw error;
    const name = error.code === 'body_too_large' ? 'PayloadTooLargeError' : 'SyntaxError';
    return Response.json({ stack: `${name}: ${error.message}` }, { status: 400 });
  }
}

function explain(error: unknown, { services }: Server): Response {
  const { message, retryAfterSeconds } = reportError(error, services.logger);
  const status = PlotlineError.is(error) ? error.status : 500;
  const headers = retryAfterSeconds ? { 'retry-after': String(Math.ceil(retryAfterSeconds)) } : undefined;
  return say(message, status, headers);
}

function say(message: string, status: number, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers });
}
