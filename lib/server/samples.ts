import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Sample } from '#lib/contracts/index.ts';
import type { BundledSample } from '#lib/usecases/index.ts';

const Manifest = z.array(
  Sample.omit({ bytes: true }).extend({ file: z.string().regex(/^[a-z0-9-]+\.csv$/) }),
);

/** The datasets that come with Plotline, as `samples.json` in the folder lists them. */
export async function readSamples(folder: string): Promise<BundledSample[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')));
  return Promise.all(
    manifest.map(async ({ file, name, title, description, rowCount }) => {
      const path = join(folder, file);
      const { size } = await stat(path);
      return { name, title, description, rowCount, bytes: size, path };
    }),
  );
}
