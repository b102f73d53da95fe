import { createReadStream } from 'node:fs';
import type { StoredArtifact } from '#lib/usecases/index.ts';

/** A multiple of the three bytes that become four characters of base64. */
const pieceBytes = 3 * 64 * 1024;

/**
 * What an artifact holds, as google-genai's Part in JSON, piece by piece: one of many megabytes is never in memory as
 * a whole. The bytes stand in the URL-safe alphabet, padded (RFC 4648, section 5).
 */
export function streamContents(
  artifact: Pick<StoredArtifact, 'kind' | 'mimeType'>,
  path: string,
): ReadableStream<Uint8Array> {
  const pieces = piecesOf(artifact, path);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await pieces.return()),
  });
}

async function* piecesOf(
  { kind, mimeType }: Pick<StoredArtifact, 'kind' | 'mimeType'>,
  path: string,
): AsyncGenerator<string, void> {
  const pieces = createReadStream(path, { highWaterMark: pieceBytes });
  if (kind === 'text') {
    yield '{"text":"';
    yield* textOf(pieces);
    yield '"}';
    return;
  }
  yield '{"inlineData":{"data":"';
  yield* base64Of(pieces);
  yield `","mimeType":${JSON.stringify(mimeType ?? 'application/octet-stream')}}}`;
}

async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // What is cut within a letter waits for the rest of it.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
  for await (const piece of pieces) yield escaped(decoder.decode(piece, { stream: true }));
  yield escaped(decoder.decode());
}

async function* base64Of(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    yield bytes.toString('base64url', 0, whole);
    rest = bytes.subarray(whole);
  }
  if (rest.length > 0) yield rest.toString('base64url').padEnd(4, '=');
}
