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
 * fits with other methods is 405; one that would fit without its last slash is sent there.
 */
export function createRouter(
  routes: readonly AdkRoute[],
  { defaultApp, handle }: RouterOptions,
): (request: Request) => Promise<Response> {
  const entries = routes.map((route) => ({ route, match: compilePath(route.path) }));
  const byMethod = Map.groupBy(entries, ({ route }): string => route.method);
  return async (request) => {
    const { origin, pathname, search } = splitUrl(request.url);
    const path = withDefaultApp(decodePath(pathname), defaultApp);
    const found = find(byMethod.get(request.method) ?? [], path);
    if (found) return handle(found.route, { request, params: found.params });
    const allowed = methodsOf(entries, path);
    if (allowed.length > 0) return refuseMethod(allowed, request);
    const turned = (text: string) => (text.endsWith('/') ? text.slice(0, -1) : `${text}/`);
    if (methodsOf(entries, turned(path)).length === 0) throw new WireError(404, 'Not Found');
    return new Response(null, {
      status: 307,
      headers: { location: `${origin}${turned(pathname)}${search}` },
    });
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

function find(entries: readonly Entry[], path: string): Found | null {
  for (const { route, match } of entries) {
    const params = match(path);
    if (params) return { route, params };
  }
  return null;
}

/** Of the first template that fits: a later one, whose name takes all that is left, is another thing. */
function methodsOf(entries: readonly Entry[], path: string): string[] {
  const first = find(entries, path)?.route.path;
  return entries.flatMap(({ route }) => (route.path === first ? [route.method] : [])).sort();
}

function refuseMethod(allowed: readonly string[], request: Request): Response {
  const headers = { allow: allowed.join(', ') };
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
