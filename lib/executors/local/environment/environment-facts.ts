import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What the sandbox has to be shown of an installed environment: absolute paths on this machine. */
export const EnvironmentFacts = z.object({
  version: z.string(),
  executable: z.string(),
  library: z.string(),
  /** Where the standard library lies below the interpreter's prefix. */
  libraryPlace: z.string(),
  /** Where the program looks for its dynamic loader; a copy is among the libraries. */
  loader: z.string().nullable(),
});
export type EnvironmentFacts = z.infer<typeof EnvironmentFacts>;

const Stamp = z.object({ requirements: z.string() });

/** The facts of the environment in a folder; null where none is installed, or one for other requirements. */
export async function readEnvironment(folder: string, sources: string): Promise<EnvironmentFacts | null> {
  const [stamp, facts] = await Promise.all([
    readJson(join(folder, 'stamp.json')),
    readJson(join(folder, 'environment.json')),
  ]);
  const known = Stamp.safeParse(stamp);
  const parsed = EnvironmentFacts.safeParse(facts);
  if (!known.success || !parsed.success) return null;
  return known.data.requirements === (await requirementsStamp(sources)) ? parsed.data : null;
}

/** What an environment is good for: changes with every pinned version and every step of its preparation. */
export async function requirementsStamp(sources: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['requirements.txt', 'prepare_environment.py']) {
    hash.update(await readFile(join(sources, name)));
  }
  return hash.digest('hex');
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
