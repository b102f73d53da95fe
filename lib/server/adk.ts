import { createAdk, createRoutes } from '#lib/adk/index.ts';
import { refuseCaller } from './adk-access.ts';
import { executeContracts } from './execute/execute-contracts.ts';
import { allowOrigin, refuseOrigin } from './http/cross-origin.ts';
import { networkOf } from './http/network-of.ts';
import { readPeer } from './http/peer.ts';
import { docsRoutes } from './openapi/docs-routes.ts';
import type { Server } from './server.ts';

/** Answers ADK's wire at the root to those who may call it. */
export function createAdkDoor(server: Server): (request: Request) => Promise<Response> {
  const { defaultApp, autoCreateSessions, allowOrigins } = server.environment;
  const wire = createRoutes();
  const answer = createAdk({
    services: server.services,
    settings: {
      defaultApp,
      autoCreateSessions,
      callerOf: ({ headers }) => networkOf(readPeer(headers).address),
    },
    routes: [...wire, ...docsRoutes([...wire, ...executeContracts])],
  });
  return async (request) => {
    const refused = refuseOrigin(request, allowOrigins) ?? refuseCaller(request, server);
    return allowOrigin(refused ?? (await answer(request)), request, allowOrigins);
  };
}
