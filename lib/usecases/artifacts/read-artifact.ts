import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredArtifact } from '../ports/artifacts-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { scopeOf } from './scope-of.ts';

/** A file of the session, the latest version unless one is given, and its absolute path. */
export async function readArtifact(
  actor: Actor,
  { sessionId, name, version }: { sessionId: string; name: string; version?: number | undefined },
  services: Services,
): Promise<{ artifact: StoredArtifact; path: string }> {
  const session = await requireSession(actor, sessionId, services);
  const artifact = await services.stores.artifacts.find(scopeOf(session, name), name, version);
  if (!artifact) throw new PlotlineError('artifact_not_found', 'There is no such file in this session.');
  return { artifact, path: services.files.path(artifact.key) };
}
