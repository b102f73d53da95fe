import { parse, serialize } from 'hono/utils/cookie';

export const cookieNames = {
  session: 'plotline_session',
  user: 'plotline_user',
  auth: 'plotline_auth',
  wait: 'plotline_wait',
} as const;
export type CookieName = keyof typeof cookieNames;

export type SetCookie = { name: CookieName; value: string; maxAgeSeconds: number };

/** Browsers keep no cookie longer than this. */
export const longestAgeSeconds = 400 * 24 * 60 * 60;

/** The value of one of our cookies. Over HTTPS its name has the `__Host-` prefix. */
export function readCookie(header: string | null, name: CookieName, isSecure: boolean): string | undefined {
  const full = fullName(name, isSecure);
  return header ? parse(header, full)[full] : undefined;
}

export function writeCookie({ name, value, maxAgeSeconds }: SetCookie, isSecure: boolean): string {
  return serialize(fullName(name, isSecure), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    maxAge: maxAgeSeconds,
  });
}

export function fullName(name: CookieName, isSecure: boolean): string {
  return isSecure ? `__Host-${cookieNames[name]}` : cookieNames[name];
}
