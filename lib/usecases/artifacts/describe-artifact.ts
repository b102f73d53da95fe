import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredArtifact } from '../ports/artifacts-store.ts';
import type { Services } from '../services.ts';
import type { AdkAddress } from '../sessions/adk-session.ts';
import { scopeOf } from './scope-of.ts';

export type ArtifactAddress = AdkAddress & { name: string; version?: number | undefined };

/** An artifact, the latest version unless one is given; `key` is where what it holds is. Fails with `artifact_not_found`. */
export async function describeArtifact(
  actor: Actor | null,
  { app, adkId, name, version }: ArtifactAddress,
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredArtifact> {
  const scope = actor && scopeOf({ app, userId: actor.userId, adkId }, name);
  const artifact = scope && (await stores.artifacts.find(scope, name, version));
  if (artifact) return artifact;
  throw new PlotlineError('artifact_not_found', 'There is no such artifact.');
}
