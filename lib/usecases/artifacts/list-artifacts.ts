import type { Actor } from '../actor.ts';
import type { StoredArtifact } from '../ports/artifacts-store.ts';
import type { Services } from '../services.ts';
import type { AdkAddress } from '../sessions/adk-session.ts';
import { scopeOf } from './scope-of.ts';

/** The names of a session's artifacts and of those that the user's sessions share, in order. */
export async function listArtifacts(
  actor: Actor | null,
  { app, adkId }: AdkAddress,
  { stores }: Pick<Services, 'stores'>,
): Promise<string[]> {
  if (!actor) return [];
  const own = { app, userId: actor.userId, session: adkId };
  const names = await Promise.all([
    stores.artifacts.listNames(own),
    stores.artifacts.listNames({ ...own, session: null }),
  ]);
  return names.flat().sort((one, other) => (one < other ? -1 : 1));
}

/** All versions of one name, oldest first. */
export async function listVersions(
  actor: Actor | null,
  { app, adkId, name }: AdkAddress & { name: string },
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredArtifact[]> {
  return actor ? stores.artifacts.list(scopeOf({ app, userId: actor.userId, adkId }, name), name) : [];
}
