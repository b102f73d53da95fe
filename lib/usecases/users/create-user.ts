import { randomBytes } from 'node:crypto';
import { UserId } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { tokenHash } from './token-hash.ts';

/** A new user and the 256-bit token that its browser is to keep. */
export async function createUser({ stores, clock }: Services): Promise<{ actor: Actor; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const userId = UserId.create();
  await stores.users.create({ id: userId, tokenHash: tokenHash(token), createdAt: clock.now() });
  return { actor: { userId }, token };
}
