import type { NextRequest } from 'next/server';
import { admission } from '#lib/server/index.ts';

export async function proxy(request: NextRequest) {
  return admission(request);
}

/**
 * Pages only, and whatever a browser goes to that may turn out to be none: a path that is matched here has its
 * request body cut.
 */
export const config = {
  matcher: [
    '/',
    '/login',
    '/sessions/:path*',
    {
      source: '/((?!api/|_next/).*)',
      has: [{ type: 'header', key: 'sec-fetch-dest', value: 'document' }],
    },
  ],
};
