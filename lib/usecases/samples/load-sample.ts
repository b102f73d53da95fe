import { PlotlineError } from '#lib/base/index.ts';
import type { DatasetContents, StoredDataset } from '../ports/datasets-store.ts';
import type { Services } from '../services.ts';

/** Whether its Parquet is the installation's; samples of older versions have one of their own. */
export function isShared({ parquetKey }: Pick<StoredDataset, 'parquetKey'>): boolean {
  return parquetKey.startsWith('samples/');
}

/** What is in a sample's table, which is made first where it must be. Leaves when the signal aborts; others may wait. */
export async function loadSample(
  dataset: StoredDataset,
  { signal, onProgress }: { signal: AbortSignal; onProgress: LoadProgress },
  services: Services,
): Promise<DatasetContents> {
  const sample = (await services.samples()).find(({ name }) => name === dataset.sample);
  if (!sample) throw outdated(dataset);
  const aborted = Promise.withResolvers<never>();
  const leave = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  const preparing = services.preparedSamples.prepare(sample, services, onProgress);
  const { parquetKey, contents } = await Promise.race([preparing, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', leave),
  );
  if (parquetKey !== dataset.parquetKey) throw outdated(dataset);
  return contents;
}

type LoadProgress = (step: string, done: number, total: number) => void;

function outdated({ name }: StoredDataset): PlotlineError {
  return new PlotlineError(
    'sample_not_found',
    `“${name}” is another one since Plotline was updated. Delete it, then load the sample again.`,
  );
}
