import type { IncomingHttpHeaders } from 'node:http';

/** Who answers: Next its pages and files, the browser's own API, or the wires at the root. */
export type Wire = 'page' | 'api' | 'adk';

/** An address that somebody goes to in a browser and that nobody knows is a page: it says so in HTML. */
export function wireOf(url: string, headers: IncomingHttpHeaders): Wire {
  const [path = ''] = url.split(/[?#]/, 1);
  if (/^\/api(\/|$)/.test(path)) return 'api';
  if (/^\/($|login$|sessions(\/|$)|_next\/|__next|icon\.svg$)/.test(path)) return 'page';
  if (/^\/(docs|openapi\.json|list-apps|health|version|apps|users)(\/|$)/.test(path)) return 'adk';
  return headers['sec-fetch-dest'] === 'document' ? 'page' : 'adk';
}
