import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import type { AdkAddress } from '../sessions/adk-session.ts';
import { scopeOf } from './scope-of.ts';

/** Removes all versions of a name, if there are any. A dataset that a table became stays in the session. */
export async function deleteArtifact(
  actor: Actor | null,
  { app, adkId, name }: AdkAddress & { name: string },
  { stores, files }: Pick<Services, 'stores' | 'files'>,
): Promise<null> {
  if (!actor) return null;
  const keys = await stores.artifacts.remove(scopeOf({ app, userId: actor.userId, adkId }, name), name);
  for (const key of keys) await files.remove(key);
  return null;
}
