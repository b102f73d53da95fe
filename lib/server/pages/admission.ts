import { type NextRequest, NextResponse } from 'next/server';
import { fullName } from '../http/cookies.ts';
import { readPeer } from '../http/peer.ts';
import { plotline } from '../plotline.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Answers for `proxy.ts`: lets a page through with its session, its nonce and its headers. */
export async function admission(request: NextRequest): Promise<NextResponse> {
  const { isSecure } = readPeer(request.headers);
  const admitted = await plotline().admit({
    method: request.method,
    path: request.nextUrl.pathname,
    cookieHeader: request.headers.get('cookie'),
    isSecure,
    isPrefetch: isPrefetch(request.headers),
  });
  if (admitted.kind === 'nothing') return answerNothing(request);
  if (admitted.kind === 'redirect') return redirect(admitted.to, request);
  const response = letThrough(request);
  for (const { name, value, maxAgeSeconds } of admitted.cookies) {
    response.cookies.set(fullName(name, isSecure), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      maxAge: maxAgeSeconds,
    });
  }
  return response;
}

/** HEAD is answered as far as it can be without a session. */
function answerNothing({ method }: NextRequest): NextResponse {
  if (method === 'HEAD') return new NextResponse(null, { headers: { 'content-type': 'text/html' } });
  return new NextResponse(null, { status: 204 });
}

function letThrough(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, { isDevelopment: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-cache, no-store, must-revalidate');
  return response;
}

function redirect(to: string, request: NextRequest): NextResponse {
  const { origin } = readPeer(request.headers);
  return NextResponse.redirect(new URL(to, origin), 307);
}

function isPrefetch(headers: Headers): boolean {
  return (
    headers.has('next-router-prefetch') ||
    headers.has('next-router-segment-prefetch') ||
    /prefetch|prerender/.test(
      `${headers.get('purpose')} ${headers.get('sec-purpose')} ${headers.get('x-moz')}`,
    )
  );
}
