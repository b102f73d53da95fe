import { UserId } from '#lib/base/index.ts';
import type { Services } from '../services.ts';
import { type AdkActor, findAdkActor } from './find-adk-actor.ts';

/** As `findAdkActor`; a name that nobody has becomes a user. For the first thing that a client stores. */
export async function ensureAdkActor(
  name: string,
  services: Pick<Services, 'stores' | 'clock'>,
): Promise<AdkActor> {
  const found = await findAdkActor(name, services);
  if (found) return found;
  const createdAt = services.clock.now();
  const userId = await services.stores.users.createNamed({ id: UserId.create(), name, createdAt });
  return { userId, isBrowser: false };
}
