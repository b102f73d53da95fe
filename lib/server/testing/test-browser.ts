import { fullName } from '../http/cookies.ts';
import { type Admission, admitPage } from '../pages/admit-page.ts';
import type { Server } from '../server.ts';

const origin = 'http://127.0.0.1:3000';

/** Keeps cookies as a browser does, opens pages and calls the API. */
export type TestBrowser = {
  cookies: Map<string, string>;
  /** Asks for a page; returns what the proxy would do. */
  open(path?: string): Promise<Admission>;
  /** The session of the cookie. */
  session(): string;
  send(method: string, path: string, init?: SendInit): Promise<Response>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
};

export type SendInit = { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

export function testBrowser(server: Server, api: (request: Request) => Promise<Response>): TestBrowser {
  const cookies = new Map<string, string>();
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send: TestBrowser['send'] = async (method, path, { body, headers, signal } = {}) => {
    const isBytes = body instanceof Buffer || body instanceof ReadableStream;
    const request = new Request(`${origin}${path}`, {
      method,
      headers: {
        origin,
        host: '127.0.0.1:3000',
        ...(cookies.size > 0 && { cookie: header() }),
        ...(body !== undefined && !isBytes && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isBytes ? body : JSON.stringify(body), duplex: 'half' }),
      ...(signal && { signal }),
    });
    const response = await api(request);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body === undefined ? {} : { body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    cookies,
    async open(path = '/') {
      const admitted = await admitPage(
        { method: 'GET', path, cookieHeader: header() || null, isSecure: false, isPrefetch: false },
        server,
      );
      if (admitted.kind !== 'page') return admitted;
      for (const { name, value } of admitted.cookies) cookies.set(fullName(name, false), value);
      return admitted;
    },
    session: () => cookies.get('plotline_session') ?? '',
    send,
    get: (path) => json('GET', path),
    post: (path, body) => json('POST', path, body),
  };
}
