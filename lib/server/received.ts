import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What is here of an upload, as the file that tus writes says; null where there is no file. */
export async function readReceived(
  directory: string,
  uploadId: string,
): Promise<{ bytes: number; at: number } | null> {
  const found = await stat(join(directory, basename(uploadId))).catch(() => null);
  return found && { bytes: found.size, at: found.mtimeMs };
}
