import { command } from './request.ts';

/** Throws `unauthorized` for a wrong password, `too_many_requests` after too many of them. */
export function signIn(password: string): Promise<void> {
  return command('/api/login', { method: 'POST', body: { password } });
}

export function signOut(): Promise<void> {
  return command('/api/logout', { method: 'POST' });
}
