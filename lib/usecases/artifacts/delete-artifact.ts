import { isTableType } from '../datasets/csv-parts.ts';
import type { Services } from '../services.ts';
import type { AdkAddress } from '../sessions/adk-session.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';
import { dropTable } from './drop-table.ts';
import { scopeOf } from './scope-of.ts';

/** Removes all versions of a name, where there is one, and the dataset that a table became. */
export async function deleteArtifact(
  actor: AdkActor | null,
  { app, adkId, name }: AdkAddress & { name: string },
  services: Services,
): Promise<null> {
  const { stores, files } = services;
  const scope = actor && scopeOf({ app, userId: actor.userId, adkId }, name);
  const latest = scope && (await stores.artifacts.find(scope, name));
  if (!actor || !latest) return null;
  const session = await stores.sessions.findByAdkId(app, actor.userId, adkId);
  if (session && isTableType(latest.mimeType))
    await dropTable(actor, { session, artifact: latest }, services);
  for (const key of await stores.artifacts.remove(latest, name)) await files.remove(key);
  return null;
}
