import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import { identifyUser } from '#lib/usecases/index.ts';
import { readCookie, writeCookie } from '../http/cookies.ts';
import { readPeer } from '../http/peer.ts';
import { readJson } from '../http/read-body.ts';
import { openRoute } from '../http/route.ts';

const Credentials = z.object({ password: z.string().max(1000) });

export const signInRoutes = [
  openRoute({ method: 'POST', path: '/api/login' }, async (request, { signIn }) => {
    const { address, isSecure } = readPeer(request.headers);
    const body = Credentials.safeParse(await readJson(request, 10_000));
    if (!body.success) throw new PlotlineError('invalid_input', 'Send the password.');
    const value = await signIn.enter(body.data.password, address);
    return leaving(writeCookie({ name: 'auth', value, maxAgeSeconds: signIn.lifetimeSeconds }, isSecure));
  }),
  openRoute({ method: 'POST', path: '/api/logout' }, async (request, { signIn, services, streams }) => {
    const { isSecure } = readPeer(request.headers);
    const cookie = (name: 'auth' | 'user') => readCookie(request.headers.get('cookie'), name, isSecure);
    const wasSignedIn = await signIn.isSignedIn(cookie('auth'));
    await signIn.leave(cookie('auth'));
    // Those of another browser of this user come back by themselves: they are still signed in.
    const actor = wasSignedIn ? await identifyUser(cookie('user'), services) : null;
    if (actor) streams.endAll(actor.userId);
    return leaving(writeCookie({ name: 'auth', value: '', maxAgeSeconds: 0 }, isSecure));
  }),
];

function leaving(cookie: string): Response {
  return new Response(null, { status: 204, headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } });
}
