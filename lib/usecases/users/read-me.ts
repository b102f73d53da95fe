import type { Me } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';

/** What the person of a browser needs to know to let programs in. */
export async function readMe(actor: Actor, _input: unknown, { stores, settings }: Services): Promise<Me> {
  return {
    userId: actor.userId,
    apiAccess: await stores.users.hasApiAccess(actor.userId),
    tokenRequired: settings.apiTokenRequired,
  };
}
