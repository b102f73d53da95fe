import { PlotlineError } from '#lib/base/index.ts';
import { readPeer } from './peer.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for. Browsers name their origin on every change; what names
 * none and says nothing of another site is no browser.
 */
export function requireSameOrigin(request: Request, allowed: readonly string[]): void {
  if (reading.has(request.method)) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const same = origin === null ? site === null || site === 'same-origin' : isSame(origin, request, allowed);
  if (same) return;
  throw new PlotlineError('origin_refused', 'Changes are taken from Plotline’s own page only.', {
    details: { origin },
  });
}

function isSame(origin: string, request: Request, allowed: readonly string[]): boolean {
  return origin === readPeer(request.headers).origin || allowed.includes(origin);
}
