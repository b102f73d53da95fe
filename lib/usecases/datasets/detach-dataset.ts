import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { tellChange } from '../sessions/tell-change.ts';
import { requireDataset } from './require-dataset.ts';

/** Takes a dataset out of a session; it stays the user's. */
export async function detachDataset(
  actor: Actor,
  { sessionId, datasetId }: { sessionId: string; datasetId: string },
  services: Services,
): Promise<null> {
  const session = await requireSession(actor, sessionId, services);
  const dataset = await requireDataset(actor, datasetId, services);
  const detached = await services.stores.datasets.detach(session.id, dataset.id);
  if (!detached) throw new PlotlineError('dataset_not_found', 'This dataset is not in the session.');
  services.imports.find(dataset.id)?.sessions.delete(session.id);
  tellChange(session.id, services);
  await services.releaseScope(session.id);
  return null;
}
