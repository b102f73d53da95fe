import { isIP } from 'node:net';
import { PlotlineError } from '#lib/base/index.ts';

/** Azure's own service: sessions and pools are told apart by more than their host there. */
const serviceSuffix = '.dynamicsessions.io';

/**
 * Where a session is that a pool named, as a whole address or relative to the pool's. The token goes there, so it
 * has to be the pool's own origin, or over https its host, one below that, or another one of Azure's service; a pool
 * on this machine may name any address on it. Fails with `unavailable`.
 */
export function sessionAddress(named: string, endpoint: string): string {
  const pool = new URL(`${endpoint.replace(/\/+$/, '')}/`);
  const session = URL.canParse(named, pool) ? new URL(named, pool) : null;
  if (session && session.username === '' && session.password === '' && belongsTo(session, pool)) {
    return session.href;
  }
  throw new PlotlineError(
    'unavailable',
    'The session pool named an address for its session that is not its own, so the token was not sent there. Check AZURE_SESSION_POOL_ENDPOINT.',
  );
}

function belongsTo(session: URL, pool: URL): boolean {
  if (session.origin === pool.origin) return /^https?:$/.test(session.protocol);
  if (isLoopback(pool)) return isLoopback(session) && session.protocol === pool.protocol;
  if (session.protocol !== 'https:' || pool.protocol !== 'https:') return false;
  return session.hostname === pool.hostname || isBelow(session, pool) || isService(session, pool);
}

function isBelow(session: URL, pool: URL): boolean {
  return isIP(pool.hostname) === 0 && session.hostname.endsWith(`.${pool.hostname}`);
}

function isService(...places: readonly URL[]): boolean {
  return places.every(({ hostname }) => hostname.endsWith(serviceSuffix));
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
