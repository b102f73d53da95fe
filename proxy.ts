import type { NextRequest } from 'next/server';
import { admission } from '#lib/server/index.ts';

export async function proxy(request: NextRequest) {
  return admission(request);
}

/** Pages only: a path that is matched here has its request body cut. */
export const config = { matcher: ['/', '/login', '/sessions/:path*'] };
