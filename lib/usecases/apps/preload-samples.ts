import type { Actor } from '../actor.ts';
import { attachDataset } from '../datasets/attach-dataset.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { findApp } from './registry.ts';

/** Gives a new session the samples of its app; those that its user has already are not imported again. */
export async function preloadSamples(
  actor: Actor,
  session: StoredSession,
  services: Services,
): Promise<void> {
  const samples = findApp(session.app)?.samples ?? [];
  if (samples.length === 0) return;
  const own = await services.stores.datasets.listByUser(actor.userId);
  for (const sample of samples) {
    const known = own.find((dataset) => dataset.sample === sample && dataset.status !== 'failed');
    const wanted = known ? { datasetId: known.id } : { sample };
    await attachDataset(actor, { sessionId: session.id, ...wanted }, services);
  }
}
