import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { UserOnWire } from '../ports/users-store.ts';
import type { Services } from '../services.ts';

/** Who a client of the API acts for. What a browser's user keeps beyond a session, a client's user does not. */
export type AdkActor = Actor & { isBrowser: boolean };

/**
 * The user that clients of the API call by this name, or null where nobody has it yet: one that they named, or a
 * browser's user by its id. Fails with `forbidden` where that one does not let them in.
 */
export async function findAdkActor(
  name: string,
  { stores }: Pick<Services, 'stores'>,
): Promise<AdkActor | null> {
  const user = await stores.users.findOnWire(name);
  if (!user) return null;
  if (user.isBrowser && !user.apiAccess) throw closedError();
  return toActor(user);
}

function toActor({ id, isBrowser }: UserOnWire): AdkActor {
  return { userId: id, isBrowser };
}

function closedError(): PlotlineError {
  return new PlotlineError(
    'forbidden',
    'This is the user of a browser who does not let the API in. Switch it on there, under Settings → API.',
  );
}
