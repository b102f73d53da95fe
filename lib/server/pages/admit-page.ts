import { type Actor, createUser, findSession, identifyUser, openSession } from '#lib/usecases/index.ts';
import { longestAgeSeconds, readCookie, type SetCookie } from '../http/cookies.ts';
import type { Server } from '../server.ts';

export type PageRequest = {
  method: string;
  path: string;
  cookieHeader: string | null;
  isSecure: boolean;
  /** Asked for ahead of time; nobody may ever see it. */
  isPrefetch: boolean;
};

export type Admission =
  | { kind: 'page'; cookies: SetCookie[] }
  | { kind: 'redirect'; to: '/' | '/login' }
  /** Not worth a session: an empty answer. */
  | { kind: 'nothing' };

const nothingNew: Admission = { kind: 'page', cookies: [] };

/** Decides what a request for a page gets, and makes the user and the session that it lacks. */
export async function admitPage(request: PageRequest, server: Server): Promise<Admission> {
  const { signIn, services } = server;
  const cookie = (name: SetCookie['name']) => readCookie(request.cookieHeader, name, request.isSecure);
  const isSignedIn = await signIn.isSignedIn(cookie('auth'));
  if (request.path === '/login') return isSignedIn ? { kind: 'redirect', to: '/' } : nothingNew;
  if (!isSignedIn) return { kind: 'redirect', to: '/login' };
  if (request.path !== '/' && sessionOf(request.path) === null) return nothingNew;
  const actor = await identifyUser(cookie('user'), services);
  const named = sessionOf(request.path);
  const isVisit = request.method === 'GET' && !request.isPrefetch;
  if (named !== null) {
    return isVisit ? admitNamed(actor, { named, current: cookie('session') }, server) : nothingNew;
  }
  return admitHome(actor, { current: cookie('session'), mayCreate: isVisit }, server);
}

function sessionOf(path: string): string | null {
  return /^\/sessions\/([^/]+)\/?$/.exec(path)?.[1] ?? null;
}

/** The session of the address becomes the cookie's if it is this user's; else the page says that it is not there. */
async function admitNamed(
  actor: Actor | null,
  { named, current }: { named: string; current: string | undefined },
  { services }: Server,
): Promise<Admission> {
  const session = actor && (await findSession(actor, named, services));
  if (!session || session.id === current) return nothingNew;
  return { kind: 'page', cookies: [sessionCookie(session.id)] };
}

async function admitHome(
  actor: Actor | null,
  { current, mayCreate }: { current: string | undefined; mayCreate: boolean },
  { services }: Server,
): Promise<Admission> {
  if (!mayCreate) {
    const session = actor && current ? await findSession(actor, current, services) : null;
    return session ? nothingNew : { kind: 'nothing' };
  }
  const created = actor ? null : await createUser(services);
  const owner = actor ?? created?.actor;
  if (!owner) return { kind: 'nothing' };
  const session = await openSession(owner, { wanted: current }, services);
  const cookies = session.id === current ? [] : [sessionCookie(session.id)];
  return { kind: 'page', cookies: created ? [userCookie(created.token), ...cookies] : cookies };
}

function sessionCookie(value: string): SetCookie {
  return { name: 'session', value, maxAgeSeconds: longestAgeSeconds };
}

function userCookie(value: string): SetCookie {
  return { name: 'user', value, maxAgeSeconds: longestAgeSeconds };
}
