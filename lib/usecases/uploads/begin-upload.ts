import { formatBytes, PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredUpload } from '../ports/uploads-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';

/** What the Parquet of a file and its working space may take besides the file itself. */
const roomFactor = 1.5;

/**
 * Says yes or no before the first byte. Fails with `session_not_found`, `file_empty`, `file_too_large`,
 * `storage_full`, `disk_full`.
 */
export async function beginUpload(
  actor: Actor,
  upload: { id: string; sessionId: string; name: string; bytes: number },
  services: Services,
): Promise<StoredUpload> {
  const session = await requireSession(actor, upload.sessionId, services);
  refuseSize(upload.bytes, services);
  await refuseFull(upload.bytes, services);
  const stored: StoredUpload = {
    ...upload,
    sessionId: session.id,
    userId: actor.userId,
    datasetId: null,
    createdAt: services.clock.now(),
  };
  await services.stores.uploads.create(stored);
  return stored;
}

function refuseSize(bytes: number, { settings }: Services): void {
  const most = settings.installation.maxUploadBytes;
  if (bytes === 0) throw new PlotlineError('file_empty', 'The file is empty. Choose one with data in it.');
  if (bytes <= most) return;
  throw new PlotlineError(
    'file_too_large',
    `The file has ${formatBytes(bytes)}; here a file may have ${formatBytes(most)}. Upload a part of it.`,
  );
}

async function refuseFull(bytes: number, services: Services): Promise<void> {
  const [{ used, free }, pending] = await Promise.all([
    services.storage(),
    services.stores.uploads.pendingBytes(),
  ]);
  const needed = bytes * roomFactor;
  const { storageBytes } = services.settings;
  if (storageBytes !== null && used + pending + needed > storageBytes) {
    const left = formatBytes(Math.max(0, storageBytes - used - pending));
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
