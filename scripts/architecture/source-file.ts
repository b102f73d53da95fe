import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the project: its path from the top level, with `/`, and its text. */
export type SourceFile = { path: string; text: string };

const folders = ['app', 'bench', 'bin', 'components', 'e2e', 'lib', 'samples', 'scripts'];
const isSource = (name: string): boolean => /\.tsx?$/.test(name) && !name.endsWith('.d.ts');

/** Every TypeScript file of the project, sorted by path. */
export async function readProject(top: string): Promise<SourceFile[]> {
  const beside = (await readdir(top)).filter(isSource);
  const below = await Promise.all(folders.map((folder) => sourcesIn(top, folder)));
  const paths = [...beside, ...below.flat()].sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(top, path), 'utf8') })));
}

async function sourcesIn(top: string, folder: string): Promise<string[]> {
  const names = await readdir(join(top, folder), { recursive: true }).catch(absentAsEmpty);
  return names.filter(isSource).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function absentAsEmpty(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
