import { DatasetId, PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import { type Arrival, publishArrival, storeArrival } from '../datasets/arrival.ts';
import { runImport } from '../datasets/run-import.ts';
import { tableName } from '../datasets/table-name.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Stores } from '../ports/stores.ts';
import type { BundledSample, Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { requireRoom } from '../storage/require-room.ts';

/**
 * A bundled sample as a dataset of the actor's in the session; the one that is there where it has it already. Its
 * Parquet is the installation's: ready at once, except for the first who wants it. Fails with `sample_not_found`,
 * `session_not_found` and, where it is still to be imported, `storage_full`, `disk_full`.
 */
export async function addSample(
  actor: Actor,
  { session, sample: name }: { session: StoredSession; sample: string },
  services: Services,
): Promise<StoredDataset> {
  const before = await findIn(session, name, services.stores);
  if (before) return before;
  const sample = (await services.samples()).find((one) => one.name === name);
  if (!sample) throw new PlotlineError('sample_not_found', 'There is no such sample.');
  const fresh = await toDataset(actor, sample, services);
  if (fresh.status === 'importing') await requireRoom(sample.bytes, services);
  const { dataset, arrival } = await store(actor, { session, fresh }, services);
  publishArrival(arrival, services);
  if (dataset === fresh && fresh.status === 'importing') {
    runImport(fresh, { sessionIds: [session.id] }, services);
  }
  return dataset;
}

async function toDataset(actor: Actor, sample: BundledSample, services: Services): Promise<StoredDataset> {
  const prepared = await services.preparedSamples.find(sample, services);
  const id = DatasetId.create();
  return {
    id,
    userId: actor.userId,
    name: `${sample.name}.csv`,
    bytes: sample.bytes,
    status: prepared ? 'ready' : 'importing',
    error: null,
    contents: prepared?.contents ?? null,
    originalKey: `datasets/${id}/original`,
    parquetKey: await services.preparedSamples.parquetKeyOf(sample),
    sample: sample.name,
    createdAt: services.clock.now(),
  };
}

/** As one, so that two who ask at the same time get the same. */
function store(
  actor: Actor,
  { session, fresh }: { session: StoredSession; fresh: StoredDataset },
  services: Services,
): Promise<{ dataset: StoredDataset; arrival: Arrival | null }> {
  return services.stores.transaction(async (inside) => {
    await requireSession(actor, session.id, { stores: inside });
    const before = await findIn(session, fresh.sample, inside);
    if (before) return { dataset: before, arrival: null };
    await inside.datasets.create(fresh);
    await inside.sessions.update(session.id, { used: true, updatedAt: services.clock.now() });
    await inside.datasets.attach(session.id, fresh.id, tableName(fresh.name));
    const isReady = fresh.status === 'ready';
    const arrival = isReady ? await storeArrival(fresh, session.id, { ...services, stores: inside }) : null;
    return { dataset: fresh, arrival };
  });
}

async function findIn(
  { id }: StoredSession,
  sample: string | null,
  { datasets }: Pick<Stores, 'datasets'>,
): Promise<StoredDataset | undefined> {
  const attached = await datasets.listBySession(id);
  return attached.find(({ dataset }) => dataset.sample === sample && dataset.status !== 'failed')?.dataset;
}
