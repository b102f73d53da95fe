import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { tellChange } from '../sessions/tell-change.ts';
import { requireDataset } from './require-dataset.ts';

/** Stops its import, if one runs, and removes the dataset everywhere, with its files. */
export async function deleteDataset(
  actor: Actor,
  { datasetId }: { datasetId: string },
  services: Services,
): Promise<null> {
  const { id } = await requireDataset(actor, datasetId, services);
  const running = services.imports.find(id);
  running?.controller.abort();
  await running?.over;
  const sessions = await services.stores.datasets.listSessions(id);
  await services.stores.datasets.remove(id);
  for (const sessionId of sessions) {
    tellChange(sessionId, services);
    await services.releaseScope(sessionId);
  }
  await services.files.remove(`datasets/${id}`);
  return null;
}
