import { formatBytes, PlotlineError } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** What the Parquet of a file and its working space may take besides the file itself. */
const roomFactor = 1.5;
/** An upload that rests longer keeps its bytes, but no room for those that may never come. */
const restMs = 15 * 60 * 1000;

/** Whether a file of this size has room, beside what is there and what is coming. Fails with `storage_full`, `disk_full`. */
export async function requireRoom(bytes: number, services: Services): Promise<void> {
  const [{ used, free }, coming] = await Promise.all([services.storage(), comingBytes(services)]);
  const needed = bytes * roomFactor;
  const { storageBytes } = services.settings;
  if (storageBytes !== null && used + coming + needed > storageBytes) {
    const left = formatBytes(Math.max(0, storageBytes - used - coming));
    throw new PlotlineError(
      'storage_full',
      `This file needs about ${formatBytes(needed)} and Plotline may use ${left} more. Delete a dataset first.`,
    );
  }
  if (needed > free) {
    throw new PlotlineError(
      'disk_full',
      `This file needs about ${formatBytes(needed)} and the server’s disk has ${formatBytes(free)} left. Free some space first.`,
    );
  }
}

/** What uploads that move still need: what is already on the disk is in `used`. */
async function comingBytes({ stores, clock, receivedOf }: Services): Promise<number> {
  const pending = await stores.uploads.listPending();
  const since = clock.now() - restMs;
  const coming = pending.map(async ({ id, bytes }) => {
    const received = await receivedOf(id);
    return received && received.at >= since ? Math.max(0, bytes * roomFactor - received.bytes) : 0;
  });
  return (await Promise.all(coming)).reduce((sum, one) => sum + one, 0);
}
