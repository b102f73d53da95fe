import type { DatasetSummary } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { summariseDataset } from './summarise-dataset.ts';
import { tableName } from './table-name.ts';

/** All of the actor's datasets, newest first, under the names they would have in a session of their own. */
export async function listDatasets(
  actor: Actor,
  _input: unknown,
  { stores }: Services,
): Promise<DatasetSummary[]> {
  const datasets = await stores.datasets.listByUser(actor.userId);
  return datasets.map((dataset) => summariseDataset({ dataset, table: tableName(dataset.name) }));
}
