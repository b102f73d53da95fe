import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { PageData } from '#lib/contracts/index.ts';
import { readPeer } from '../http/peer.ts';
import { plotline } from '../plotline.ts';

/**
 * All that a page's first paint needs: of the session named, or of the cookie's. Shows Next's not-found page for a
 * session that is not this user's, and goes to the sign-in page where that is missing.
 */
export async function loadPage(sessionId?: string): Promise<PageData> {
  const { isSecure } = readPeer(new Headers(await headers()));
  const cookieHeader = (await cookies()).toString();
  const outcome = await plotline().readPage({ cookieHeader, isSecure, sessionId });
  if (outcome.kind === 'sign_in') redirect('/login');
  if (outcome.kind === 'not_found') notFound();
  return outcome.data;
}
