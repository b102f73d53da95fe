import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

export type FileFacts = { size: number; sha256: string };

const known = new Map<string, FileFacts>();
const mostKnown = 1000;

/** Size and SHA-256 of a file on this machine; read once for each state of it. */
export async function describeFile(path: string): Promise<FileFacts> {
  const { size, mtimeMs } = await stat(path);
  const key = `${path}\n${size}\n${mtimeMs}`;
  const held = known.get(key);
  if (held) return held;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  const facts = { size, sha256: hash.digest('hex') };
  if (known.size >= mostKnown) known.clear();
  known.set(key, facts);
  return facts;
}

export function describeBytes(bytes: Uint8Array): FileFacts {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
