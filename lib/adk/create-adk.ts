import type { Services } from '#lib/usecases/index.ts';
import { createRouter } from './http/create-router.ts';
import { errorResponse } from './http/error-response.ts';
import type { AdkRoute, AdkSettings } from './http/route.ts';
import { createRoutes } from './routes/index.ts';

export type { AdkSettings } from './http/route.ts';
export type AdkOptions = {
  services: Services;
  settings: AdkSettings;
  /** Those of the wire, and what else stands at the root. */
  routes?: readonly AdkRoute[];
};

/** Answers the paths of ADK's API server (Python, google-adk 2.13). Who may call is decided before. */
export function createAdk({
  services,
  settings,
  routes = createRoutes(),
}: AdkOptions): (request: Request) => Promise<Response> {
  const context = { services, settings };
  const route = createRouter(routes, {
    defaultApp: settings.defaultApp,
    handle: (found, { request, params }) => found.handle(request, params, context),
  });
  return async (request) => {
    try {
      return await route(request);
    } catch (error) {
      return errorResponse(error, services);
    }
  };
}
