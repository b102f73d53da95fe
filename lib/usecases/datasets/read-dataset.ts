import type { Dataset } from '#lib/contracts/index.ts';
import type { Profile, Receipt } from '#lib/datasets/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireContents, requireDataset } from './require-dataset.ts';
import { summariseDataset } from './summarise-dataset.ts';
import { tableName } from './table-name.ts';

type Address = { datasetId: string };

/** A dataset with its profile, which is empty until the import is done. */
export async function readDataset(
  actor: Actor,
  { datasetId }: Address,
  services: Services,
): Promise<Dataset> {
  const dataset = await requireDataset(actor, datasetId, services);
  const profile = dataset.contents?.profile ?? { rowCount: 0, columns: [] };
  return { ...summariseDataset({ dataset, table: tableName(dataset.name) }), profile };
}

export async function readProfile(
  actor: Actor,
  { datasetId }: Address,
  services: Services,
): Promise<Profile> {
  return requireContents(await requireDataset(actor, datasetId, services)).profile;
}

export async function readReceipt(
  actor: Actor,
  { datasetId }: Address,
  services: Services,
): Promise<Receipt> {
  return requireContents(await requireDataset(actor, datasetId, services)).receipt;
}
