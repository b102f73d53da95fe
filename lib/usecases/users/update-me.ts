import type { Me } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { readMe } from './read-me.ts';

/** Lets programs act in the person's sessions, or no longer. */
export async function updateMe(
  actor: Actor,
  { apiAccess }: { apiAccess: boolean },
  services: Services,
): Promise<Me> {
  await services.stores.users.setApiAccess(actor.userId, apiAccess);
  return readMe(actor, {}, services);
}
