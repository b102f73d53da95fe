import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';
import type { ErrorCode } from '#lib/base/index.ts';
import { type Environment, isLoopbackHost } from '../environment.ts';
import { wireOf } from './wire-of.ts';

export type Incoming = {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  remoteAddress: string;
};

export type Verdict =
  | { kind: 'pass'; peer: { address: string; protocol: 'http' | 'https'; host: string } }
  | { kind: 'refuse'; code: ErrorCode; message: string; headers?: Record<string, string> }
  | { kind: 'redirect'; location: string };

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type Rules = Pick<Environment, 'isLoopback' | 'trustProxy' | 'publicUrl' | 'hostname'> & { port: number };

/** What only the socket can tell: whether a request comes from where it says, to whom it says. */
export function guard(incoming: Incoming, rules: Rules): Verdict {
  return refuseForm(incoming) ?? refuseForwarded(incoming, rules) ?? judgeHost(incoming, rules);
}

function refuse(code: ErrorCode, message: string): Verdict {
  return { kind: 'refuse', code, message };
}

function refuseForm({ method, url }: Incoming): Verdict | null {
  if (!methods.includes(method)) {
    return {
      kind: 'refuse',
      code: 'method_not_allowed',
      message: `${method} is not answered here.`,
      headers: { allow: methods.join(', ') },
    };
  }
  const [path = ''] = url.split(/[?#]/, 1);
  if (/^\/($|login$|sessions\/)/.test(path) && method !== 'GET' && method !== 'HEAD') {
    return {
      kind: 'refuse',
      code: 'method_not_allowed',
      message: `${method} is not possible here; GET and HEAD are.`,
      headers: { allow: 'GET, HEAD' },
    };
  }
  const isSane = url.startsWith('/') && !path.includes('//') && !path.includes('\\') && decodes(path);
  return isSane ? null : refuse('bad_request', 'This address is not well formed.');
}

function decodes(path: string): boolean {
  try {
    return !/[\0\r\n]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function refuseForwarded({ headers }: Incoming, { trustProxy }: Rules): Verdict | null {
  if (trustProxy) return null;
  const forwarded = Object.keys(headers).find(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-'),
  );
  if (!forwarded) return null;
  return refuse(
    'forwarded_header_refused',
    'This request came through a proxy, which Plotline was not told to trust. Set PLOTLINE_TRUST_PROXY=on (with PLOTLINE_PASSWORD and PLOTLINE_API_TOKEN), or ask without the proxy.',
  );
}

function judgeHost(incoming: Incoming, rules: Rules): Verdict {
  const { method, url } = incoming;
  const peer = peerOf(incoming, rules);
  const host = hostNameOf(peer.host);
  if (!host) return refuse('bad_request', 'The header Host is missing or not a host.');
  if (rules.isLoopback && !isKnownHost(host, rules)) {
    return refuse('forbidden', 'Plotline answers under its own address only.');
  }
  const canonical = canonicalHost(rules, peer.host);
  const isReading = method === 'GET' || method === 'HEAD';
  const isPage = isReading && wireOf(url, incoming.headers) === 'page' && !/^\/(_|icon)/.test(url);
  if (isPage && host === 'localhost' && canonical !== peer.host && hostNameOf(canonical) !== 'localhost') {
    return { kind: 'redirect', location: `${rules.publicUrl?.origin ?? `http://${canonical}`}${url}` };
  }
  return { kind: 'pass', peer };
}

function peerOf({ headers, remoteAddress }: Incoming, rules: Rules) {
  const last = (name: string) =>
    String(headers[name] ?? '')
      .split(',')
      .at(-1)
      ?.trim() || null;
  const trusted = rules.trustProxy;
  const protocol = (trusted && last('x-forwarded-proto')) || rules.publicUrl?.protocol.replace(':', '');
  return {
    address: (trusted && last('x-forwarded-for')) || remoteAddress,
    protocol: protocol === 'https' ? ('https' as const) : ('http' as const),
    host: ((trusted && last('x-forwarded-host')) || headers.host || '').toLowerCase(),
  };
}

function hostNameOf(host: string): string | null {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.exec(host)?.[1] ?? null;
}

function isKnownHost(host: string, { publicUrl }: Rules): boolean {
  return isLoopbackHost(host) || host === publicUrl?.hostname;
}

/** One that others can reach (0.0.0.0, a container's port) can't tell how it is called, but by its public address. */
function canonicalHost(rules: Rules, asked: string): string {
  return rules.publicUrl?.host ?? (rules.isLoopback ? hostWithPort(rules) : asked);
}

function hostWithPort({ hostname, port }: Rules): string {
  const name = isIPv6(hostname) ? `[${hostname}]` : hostname;
  return port === 80 ? name : `${name}:${port}`;
}
