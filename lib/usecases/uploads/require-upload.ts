import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredUpload } from '../ports/uploads-store.ts';
import type { Services } from '../services.ts';

/** The upload, if it is the actor's. */
export async function requireUpload(
  actor: Actor,
  { uploadId }: { uploadId: string },
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredUpload> {
  const upload = await stores.uploads.find(uploadId);
  if (upload?.userId === actor.userId) return upload;
  throw new PlotlineError('upload_not_found', 'There is no such upload any more. Start it again.');
}
