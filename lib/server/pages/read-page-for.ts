import { PlotlineError } from '#lib/base/index.ts';
import { identifyUser, readPage } from '#lib/usecases/index.ts';
import { readCookie } from '../http/cookies.ts';
import type { ReadPageOutcome } from '../plotline.ts';
import type { Server } from '../server.ts';

export type PageAddress = { cookieHeader: string; isSecure: boolean; sessionId: string | undefined };

/** What a page shows to whoever holds these cookies; without an id, the cookie's session. */
export async function readPageFor(
  { cookieHeader, isSecure, sessionId }: PageAddress,
  { services, signIn }: Server,
): Promise<ReadPageOutcome> {
  const cookie = (name: 'auth' | 'user' | 'session') => readCookie(cookieHeader, name, isSecure);
  if (!(await signIn.isSignedIn(cookie('auth')))) return { kind: 'sign_in' };
  const actor = await identifyUser(cookie('user'), services);
  if (!actor) return { kind: 'not_found' };
  try {
    const id = sessionId ?? cookie('session') ?? '';
    return { kind: 'page', data: await readPage(actor, { sessionId: id }, services) };
  } catch (error) {
    if (PlotlineError.is(error) && error.code === 'session_not_found') return { kind: 'not_found' };
    throw error;
  }
}
