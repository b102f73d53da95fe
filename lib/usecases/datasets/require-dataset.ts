import { DatasetId, PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { DatasetContents, StoredDataset } from '../ports/datasets-store.ts';
import type { Services } from '../services.ts';

/** The dataset, if it is the actor's. */
export async function requireDataset(
  actor: Actor,
  datasetId: string,
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredDataset> {
  const id = DatasetId.schema.safeParse(datasetId);
  const dataset = id.success ? await stores.datasets.find(id.data) : null;
  if (dataset?.userId === actor.userId) return dataset;
  throw new PlotlineError('dataset_not_found', 'There is no such dataset. It may have been deleted.');
}

/** What the import found. Fails with `conflict` while there is nothing yet. */
export function requireContents(dataset: StoredDataset): DatasetContents {
  if (dataset.contents) return dataset.contents;
  throw new PlotlineError(
    'conflict',
    dataset.status === 'failed'
      ? `“${dataset.name}” could not be imported. Delete it and upload it again.`
      : `“${dataset.name}” is still being imported. Try again in a moment.`,
    { retryAfterSeconds: 1 },
  );
}
