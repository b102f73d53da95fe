import type { StoredArtifact } from '#lib/usecases/index.ts';
import { toUrlSafe } from './to-wire-event.ts';

/** google-adk's ArtifactVersion. `createTime` is seconds; the address is a name, nothing is fetched by it. */
export function toWireVersion(
  { app, session, name, version, kind, mimeType, customMetadata, createdAt }: StoredArtifact,
  userName: string,
): Record<string, unknown> {
  const owner = ['apps', app, 'users', userName, ...(session === null ? [] : ['sessions', session])];
  const steps = [...owner, 'artifacts', ...name.split('/'), 'versions', String(version)];
  return {
    version,
    canonicalUri: `plotline://${steps.map((step) => encodeURIComponent(step.toWellFormed())).join('/')}`,
    customMetadata,
    createTime: createdAt / 1000,
    ...(kind === 'bytes' && mimeType !== null && { mimeType }),
  };
}

/** What an artifact holds, as google-genai's Part. */
export function toWireContents(
  { kind, mimeType }: StoredArtifact,
  content: Uint8Array,
): Record<string, unknown> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (kind === 'text') return { text: bytes.toString('utf8') };
  return {
    inlineData: {
      data: toUrlSafe(bytes.toString('base64')),
      mimeType: mimeType ?? 'application/octet-stream',
    },
  };
}
