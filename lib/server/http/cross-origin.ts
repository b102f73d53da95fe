import { readPeer } from './peer.ts';

const methods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/**
 * Refuses what another site's page asks for, whatever the method, unless its origin is on the list; answers the
 * question that a browser asks beforehand (Fetch standard, CORS preflight). null where the request may go on.
 */
export function refuseOrigin(request: Request, allowed: readonly string[]): Response | null {
  const origin = request.headers.get('origin');
  if (origin === null || origin === readPeer(request.headers).origin) return null;
  if (!allowed.includes(origin)) {
    const headers = { 'content-type': 'text/plain' };
    return new Response('Forbidden: origin not allowed', { status: 403, headers });
  }
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  return isPreflight ? answerPreflight(request) : null;
}

function answerPreflight(request: Request): Response {
  return new Response('OK', {
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
      'access-control-max-age': '600',
    },
  });
}

/** Lets a listed origin's page read the answer. */
export function allowOrigin(response: Response, request: Request, allowed: readonly string[]): Response {
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('cross-origin-resource-policy', 'cross-origin');
  response.headers.append('vary', 'Origin');
  return response;
}
