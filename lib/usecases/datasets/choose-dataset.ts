import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { attachDataset } from './attach-dataset.ts';

/**
 * The dataset that is meant by an id or a name (of the file, the table, the sample): one of the session, else one of
 * the actor's or a sample, which is then attached. Returns its id; fails with `dataset_not_found`.
 */
export async function chooseDataset(
  actor: Actor,
  { session, wanted }: { session: StoredSession; wanted: string },
  services: Services,
): Promise<string> {
  const attached = await services.stores.datasets.listBySession(session.id);
  const here = attached.findLast(
    ({ dataset, table }) => table === wanted || isMeant(dataset, wanted) || dataset.sample === wanted,
  );
  if (here) return here.dataset.id;
  const own = (await services.stores.datasets.listByUser(actor.userId)).find((one) => isMeant(one, wanted));
  if (own) {
    return (await attachDataset(actor, { sessionId: session.id, datasetId: own.id }, services)).id;
  }
  const isSample = (await services.samples()).some(({ name }) => name === wanted);
  if (isSample) return (await attachDataset(actor, { sessionId: session.id, sample: wanted }, services)).id;
  throw new PlotlineError(
    'dataset_not_found',
    `There is no dataset or sample “${wanted.slice(0, 100)}”. Set the session’s state key “dataset” to one that is there, or to null.`,
  );
}

function isMeant({ id, name }: { id: string; name: string }, wanted: string): boolean {
  return id === wanted || name === wanted;
}
