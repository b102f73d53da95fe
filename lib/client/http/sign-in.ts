import { request } from './request.ts';

/** Throws `unauthorized` for a wrong password, `too_many_requests` after too many of them. */
export function signIn(password: string): Promise<undefined> {
  return request('/api/login', { method: 'POST', body: { password } });
}

export function signOut(): Promise<undefined> {
  return request('/api/logout', { method: 'POST' });
}
