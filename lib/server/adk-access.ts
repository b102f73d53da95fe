import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { PlotlineError } from '#lib/base/index.ts';
import { isLoopbackAddress, isLoopbackHost } from './environment.ts';
import { type Peer, readPeer } from './http/peer.ts';
import type { Server } from './server.ts';
import type { TokenCheck } from './token-check.ts';

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
  const { apiToken, limits } = server;
  return unlessTooMany(() => {
    const refused = apiToken ? refuseToken(request, peer, apiToken) : refuseStranger(peer, server);
    if (refused === null) limits.wires.take(peer.address);
    return refused;
  });
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
  if (isLoopbackHost(host) || isIP(host.replace(/^\[|\]$/g, '')) !== 0) return true;
  return host === hostname().toLowerCase() || host === environment.publicUrl?.hostname;
}

function refuseName(): Response {
  const detail = 'Plotline answers under its own address only.';
  return Response.json({ detail }, { status: 403 });
}

function refuseToken(request: Request, { address }: Peer, token: TokenCheck): Response | null {
  const given = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
  if (token.isRight(given, address)) return null;
  const detail = 'Send the API token: “Authorization: Bearer …”.';
  return Response.json({ detail }, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
}

function unlessTooMany(answer: () => Response | null): Response | null {
  try {
    return answer();
  } catch (error) {
    if (!PlotlineError.is(error)) throw error;
    const headers = { 'retry-after': String(Math.ceil(error.retryAfterSeconds ?? 1)) };
    return Response.json({ detail: error.message }, { status: 429, headers });
  }
}
