import { Hono } from 'hono';
import { PlotlineError } from '#lib/base/index.ts';
import { createExecuteApi } from './execute/create-execute-api.ts';
import { errorResponse } from './http/error-response.ts';
import type { Route } from './http/route.ts';
import { routes } from './routes/index.ts';
import type { Server } from './server.ts';

/** Answers everything under `/api`, always as JSON where it is an error; `/api/v2` speaks Piston's words. */
export function createApi(server: Server): (request: Request) => Promise<Response> {
  const router = new Hono();
  const { logger } = server.services;
  for (const [path, sharing] of Map.groupBy(routes, (route) => route.path)) {
    // Hono would answer HEAD by running GET, and so start a stream that nobody reads; `all` keeps them apart.
    router.all(path, (context) => {
      const found = sharing.find((route) => route.method === context.req.raw.method);
      if (!found) return refuseMethod(sharing, context.req.raw, server);
      return found.handle(context.req.raw, { ...context.req.param() }, server);
    });
  }
  const answerExecute = createExecuteApi(server);
  router.all('/api/v2/*', (context) => answerExecute(context.req.raw));
  router.notFound(() =>
    errorResponse(new PlotlineError('not_found', 'There is nothing at this address.'), logger),
  );
  router.onError((error) => errorResponse(error, logger));
  return async (request) => secure(await router.fetch(request));
}

function refuseMethod(sharing: readonly Route[], request: Request, { services }: Server): Response {
  const allow = sharing.map((route) => route.method).join(', ');
  const error = new PlotlineError(
    'method_not_allowed',
    `${request.method} is not possible here; ${allow} is.`,
  );
  return errorResponse(error, services.logger, { allow });
}

function secure(response: Response): Response {
  const { headers } = response;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'");
  headers.set('x-content-type-options', 'nosniff');
  return response;
}
