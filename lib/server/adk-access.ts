import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { PlotlineError } from '#lib/base/index.ts';
import { isLoopbackAddress, isLoopbackHost } from './environment.ts';
import { type Peer, readPeer } from './http/peer.ts';
import type { Server } from './server.ts';

/** What tells nothing of anybody's data. */
const open = new Set(['/health', '/docs', '/openapi.json']);

/**
 * Who may call the wires at the root: with a token set, who has it; without, who sits on this machine. null where
 * the caller may.
 */
export function refuseCaller(request: Request, server: Server): Response | null {
  const { pathname } = new URL(request.url);
  if (open.has(pathname)) return null;
  const peer = readPeer(request.headers);
  const { apiToken } = server.environment;
  const refused = apiToken === null ? refuseStranger(peer, server) : refuseToken(request, apiToken);
  return refused ?? limitCaller(peer.address, server);
}

function refuseStranger(peer: Peer, server: Server): Response | null {
  if (isLoopbackAddress(peer.address)) return isOwnName(peer, server) ? null : refuseName();
  const detail = 'Only callers on this machine may use the API. To let others in, set PLOTLINE_API_TOKEN.';
  return Response.json({ detail }, { status: 403 });
}

/**
 * A page whose name was turned to this machine sits on it, too, as its browser does (DNS rebinding). It can't be
 * called as the machine is, nor by an address.
 */
function isOwnName({ origin }: Peer, { environment }: Server): boolean {
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  const own = [hostname().toLowerCase(), environment.publicUrl?.hostname];
  return isLoopbackHost(host) || isIP(host.replace(/^\[|\]$/g, '')) !== 0 || own.includes(host);
}

function refuseName(): Response {
  const detail = 'Plotline answers under its own address only.';
  return Response.json({ detail }, { status: 403 });
}

function refuseToken(request: Request, token: string): Response | null {
  const given = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (timingSafeEqual(sha256(given), sha256(token))) return null;
  const detail = 'Send the API token: “Authorization: Bearer …”.';
  return Response.json({ detail }, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
}

function limitCaller(address: string, { limits }: Server): Response | null {
  try {
    limits.wires.take(address);
    return null;
  } catch (error) {
    if (!PlotlineError.is(error)) throw error;
    const headers = { 'retry-after': String(Math.ceil(error.retryAfterSeconds ?? 1)) };
    return Response.json({ detail: error.message }, { status: 429, headers });
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
