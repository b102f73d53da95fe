import { PlotlineError } from '#lib/base/index.ts';
import { type Actor, identifyUser } from '#lib/usecases/index.ts';
import type { Server } from '../server.ts';
import { readCookie } from './cookies.ts';

/** The user of a request's cookies. Fails with `unauthorized`. */
export async function authenticate(
  cookieHeader: string | null,
  isSecure: boolean,
  { services, signIn }: Pick<Server, 'services' | 'signIn'>,
): Promise<Actor> {
  if (!(await signIn.isSignedIn(readCookie(cookieHeader, 'auth', isSecure)))) {
    throw new PlotlineError('unauthorized', 'Sign in first.');
  }
  const actor = await identifyUser(readCookie(cookieHeader, 'user', isSecure), services);
  if (actor) return actor;
  throw new PlotlineError('unauthorized', 'This browser is not known here. Open Plotline’s page first.');
}
