import { compilePath, type MatchPath } from './match-path.ts';
import type { AdkRoute } from './route.ts';
import { WireError } from './wire-error.ts';

type Entry = { route: AdkRoute; match: MatchPath };
export type RouterOptions = {
  /** The app of addresses that name none. */
  defaultApp: string | null;
  handle(route: AdkRoute, call: { request: Request; params: Record<string, string> }): Promise<Response>;
};

type Found = { route: AdkRoute; params: Record<string, string> };

/**
 * Finds the route of a request as Starlette does: on the decoded address, in the table's order; an address that
 * fits with another method is 405 and names the method of the first that fits; one that would fit without its last
 * slash is sent there.
 */
export function createRouter(
  routes: readonly AdkRoute[],
  { defaultApp, handle }: RouterOptions,
): (request: Request) => Promise<Response> {
  const entries = routes.map((route) => ({ route, match: compilePath(route.path) }));
  return async (request) => {
    const { origin, pathname, search } = splitUrl(request.url);
    const path = withDefaultApp(decodePath(pathname), defaultApp);
    const { whole, partial } = find(entries, { path, method: request.method });
    if (whole) return handle(whole.route, { request, params: whole.params });
    if (partial) return refuseMethod(partial, request);
    const turned = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
    const redirects = find(entries, { path: turned, method: request.method });
    if (!redirects.whole && !redirects.partial) throw new WireError(404, 'Not Found');
    const location = pathname.endsWith('/') ? pathname.slice(0, -1) : `${pathname}/`;
    return new Response(null, { status: 307, headers: { location: `${origin}${location}${search}` } });
  };
}

/** A request's address has been read already, so there is nothing to resolve or to refuse. */
function splitUrl(url: string): { origin: string; pathname: string; search: string } {
  const begin = url.indexOf('/', url.indexOf('//') + 2);
  const [whole = ''] = url.slice(begin).split('#', 1);
  const end = whole.indexOf('?');
  const pathname = end < 0 ? whole : whole.slice(0, end);
  return { origin: url.slice(0, begin), pathname, search: whole.slice(pathname.length) };
}

function find(
  entries: readonly Entry[],
  { path, method }: { path: string; method: string },
): { whole: Found | null; partial: AdkRoute | null } {
  let partial: AdkRoute | null = null;
  for (const { route, match } of entries) {
    const params = match(path);
    if (!params) continue;
    if (route.method === method) return { whole: { route, params }, partial };
    partial ??= route;
  }
  return { whole: null, partial };
}

function refuseMethod({ method }: AdkRoute, request: Request): Response {
  const headers = { allow: method };
  if (request.method !== 'HEAD') throw new WireError(405, 'Method Not Allowed', headers);
  return new Response(null, { status: 405, headers: { 'content-type': 'application/json', ...headers } });
}

/** Addresses that leave the app out mean the default one, where there is one. */
function withDefaultApp(path: string, defaultApp: string | null): string {
  return defaultApp !== null && /^\/(users\/|app-info$)/.test(path) ? `/apps/${defaultApp}${path}` : path;
}

function decodePath(pathname: string): string {
  if (!pathname.includes('%')) return pathname;
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw new WireError(404, 'Not Found');
  }
}
