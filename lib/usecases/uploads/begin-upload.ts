import { formatBytes, PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredUpload } from '../ports/uploads-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { requireRoom } from '../storage/require-room.ts';

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
  await requireRoom(upload.bytes, services);
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
