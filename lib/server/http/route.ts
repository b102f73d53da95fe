import type { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import type { Actor, Services } from '#lib/usecases/index.ts';
import type { Server } from '../server.ts';
import { authenticate } from './authenticate.ts';
import { readPeer } from './peer.ts';
import { readJson } from './read-body.ts';
import { requireSameOrigin } from './same-origin.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** One method of one path. `path` is Hono's: `/api/sessions/:sessionId`. */
export type Route = {
  method: Method;
  path: string;
  /** Whether anyone may call it; else the actor comes from the cookies. */
  isOpen: boolean;
  handle(request: Request, params: Record<string, string>, server: Server): Promise<Response>;
};

export type RouteContract<Params, Query, Body, Answer> = {
  method: Method;
  path: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Most bytes of the body; 256 KB unless said. */
  bodyLimit?: number;
  answer?: z.ZodType<Answer>;
  status?: 200 | 201 | 202;
  /** Counts against the actor's share of calls. */
  limit?: keyof Server['limits'];
};

/** Parsed parameters, query and body in one; `signal` aborts when the client goes away. */
export type RouteInput<Params, Query, Body> = Params & Query & Body & { signal: AbortSignal };

type UseCase<Input, Answer> = (actor: Actor, input: Input, services: Services) => Promise<Answer | Response>;

/**
 * A use-case behind HTTP: checks the origin of a change, identifies the actor, parses what comes in and what goes
 * out. null becomes an empty 204; a Response goes out as it is.
 */
export function route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown>(
  contract: RouteContract<Params, Query, Body, Answer>,
  perform: UseCase<RouteInput<Params, Query, Body>, Answer>,
): Route {
  const { method, path } = contract;
  return {
    method,
    path,
    isOpen: false,
    async handle(request, params, server) {
      requireSameOrigin(request, allowedOrigins(server));
      const { isSecure } = readPeer(request.headers);
      const actor = await authenticate(request.headers.get('cookie'), isSecure, server);
      if (contract.limit) server.limits[contract.limit].take(actor.userId);
      const input = await parseInput(contract, { request, params });
      return respond(contract, await perform(actor, input, server.services));
    },
  };
}

/** A route for anyone; it gets the request and the server instead of an actor. */
export function openRoute(
  { method, path }: { method: Method; path: string },
  handle: (request: Request, server: Server) => Promise<Response>,
): Route {
  return {
    method,
    path,
    isOpen: true,
    async handle(request, _params, server) {
      requireSameOrigin(request, allowedOrigins(server));
      return handle(request, server);
    },
  };
}

/** A route that does its own reading and answering, for an actor. */
export function rawRoute(
  { method, path }: { method: Method; path: string },
  handle: (
    actor: Actor,
    exchange: { request: Request; params: Record<string, string> },
    server: Server,
  ) => Promise<Response>,
): Route {
  return {
    method,
    path,
    isOpen: false,
    async handle(request, params, server) {
      requireSameOrigin(request, allowedOrigins(server));
      const { isSecure } = readPeer(request.headers);
      const actor = await authenticate(request.headers.get('cookie'), isSecure, server);
      return handle(actor, { request, params }, server);
    },
  };
}

export function allowedOrigins({ environment }: Pick<Server, 'environment'>): string[] {
  return environment.publicUrl ? [environment.publicUrl.origin] : [];
}

async function parseInput<Params, Query, Body>(
  contract: RouteContract<Params, Query, Body, unknown>,
  { request, params }: { request: Request; params: Record<string, string> },
): Promise<RouteInput<Params, Query, Body>> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = contract.body && (await readJson(request, contract.bodyLimit ?? 256 * 1024));
  return Object.assign(
    {},
    parse(contract.params, params),
    parse(contract.query, query),
    parse(contract.body, body),
    { signal: request.signal },
  ) as RouteInput<Params, Query, Body>;
}

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown): T | undefined {
  const parsed = schema?.safeParse(value);
  if (!parsed || parsed.success) return parsed?.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  const message = place ? `${place}: ${issue?.message}` : (issue?.message ?? 'The input is not valid.');
  throw new PlotlineError('invalid_input', message, { cause: parsed.error });
}

function respond<Answer>(
  { answer, status = 200 }: RouteContract<unknown, unknown, unknown, Answer>,
  value: Answer | Response,
): Response {
  if (value instanceof Response) return value;
  if (value === null || value === undefined) return new Response(null, { status: 204 });
  const body = answer ? answer.parse(value) : value;
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
