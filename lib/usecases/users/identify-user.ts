import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { tokenHash } from './token-hash.ts';

/** The user whose token this is, or null. */
export async function identifyUser(token: string | undefined, { stores }: Services): Promise<Actor | null> {
  if (!token) return null;
  const userId = await stores.users.findByTokenHash(tokenHash(token));
  return userId && { userId };
}
