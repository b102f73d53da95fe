import { createHash, timingSafeEqual } from 'node:crypto';
import { PlotlineError } from '#lib/base/index.ts';
import { isLoopbackAddress } from './environment.ts';
import { readPeer } from './http/peer.ts';
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
  const { address } = readPeer(request.headers);
  const { apiToken } = server.environment;
  const refused = apiToken === null ? refuseStranger(address) : refuseToken(request, apiToken);
  return refused ?? limitCaller(address, server);
}

function refuseStranger(address: string): Response | null {
  if (isLoopbackAddress(address)) return null;
  const detail = 'Only callers on this machine may use the API. To let others in, set PLOTLINE_API_TOKEN.';
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
