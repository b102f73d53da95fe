import { randomUUID } from 'node:crypto';
import type { SessionId } from '#lib/base/index.ts';
import { isTableType } from '../datasets/csv-parts.ts';
import { importBytes, requireImportable } from '../datasets/import-bytes.ts';
import type { StoredArtifact } from '../ports/artifacts-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import type { AdkAddress } from '../sessions/adk-session.ts';
import { requireSession } from '../sessions/require-session.ts';
import { requireRoom } from '../storage/require-room.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';
import { checkArtifactName } from './artifact-name.ts';
import { dropTable } from './drop-table.ts';
import { scopeOf } from './scope-of.ts';

export type NewArtifact = AdkAddress & {
  name: string;
  kind: StoredArtifact['kind'];
  mimeType: string | null;
  content: Uint8Array;
  customMetadata: Record<string, unknown>;
};

/** Less than this is not worth a walk through the data folder, where its size has no limit. */
const smallBytes = 1_000_000;

/**
 * Saves the next version of an artifact. A table becomes a dataset of the session, in the place of the one that the
 * version before became. Fails with `bad_request`, `session_not_found` (it was deleted meanwhile), `file_empty`,
 * `file_too_large`, `storage_full`, `disk_full`.
 */
export async function saveArtifact(
  actor: AdkActor,
  input: NewArtifact,
  services: Services,
): Promise<StoredArtifact> {
  checkArtifactName(input.name);
  if (input.content.length > smallBytes || services.settings.storageBytes !== null) {
    await requireRoom(input.content.length, services);
  }
  const session = await services.stores.sessions.findByAdkId(input.app, actor.userId, input.adkId);
  if (session && isTableType(input.mimeType)) await importTable(actor, { session, input }, services);
  return store(actor, { sessionId: session?.id ?? null, input }, services);
}

async function importTable(
  actor: AdkActor,
  { session, input }: { session: StoredSession; input: NewArtifact },
  services: Services,
): Promise<void> {
  const { name, content } = input;
  const before = await services.stores.artifacts.find(scopeOf(session, name), name);
  if (before) {
    await requireImportable(content, services);
    await dropTable(actor, { session, artifact: before }, services);
  }
  await importBytes(actor, { session, name, bytes: content }, services);
}

async function store(
  actor: AdkActor,
  { sessionId, input }: { sessionId: SessionId | null; input: NewArtifact },
  { stores, files, clock }: Services,
): Promise<StoredArtifact> {
  const { app, adkId, name, kind, mimeType, content, customMetadata } = input;
  const folder = sessionId && !name.startsWith('user:') ? `sessions/${sessionId}` : `users/${actor.userId}`;
  const key = `${folder}/artifacts/${randomUUID()}`;
  await files.write(key, content);
  try {
    return await stores.transaction(async (inside) => {
      // It takes its folder along when it goes.
      if (sessionId) await requireSession(actor, sessionId, { stores: inside });
      return inside.artifacts.add({
        ...scopeOf({ app, userId: actor.userId, adkId }, name),
        ...{ name, kind, mimeType, bytes: content.length, key, customMetadata, createdAt: clock.now() },
      });
    });
  } catch (error) {
    await files.remove(key);
    throw error;
  }
}
