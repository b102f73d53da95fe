import { loadGraph } from './cycle-offences.ts';
import { readImports } from './read-imports.ts';
import type { SourceFile } from './source-file.ts';

const serverPackages = [
  '@duckdb/node-api',
  '@google/genai',
  '@tus/file-store',
  '@tus/server',
  'hono',
  'kysely',
  'next/server',
  'pino',
  'playwright',
];

/** What the page loads must not reach Node or a server's package: each reach, with the way to it. */
export function browserOffences(files: readonly SourceFile[]): string[] {
  const graph = loadGraph(files);
  const offending = new Map(files.map((file) => [file.path, serverImports(file)]));
  return files.filter(isPageEntry).flatMap(({ path: entry }) =>
    waysFrom(entry, graph).flatMap((way) => {
      const last = way.at(-1) ?? entry;
      return (offending.get(last) ?? []).map((name) => `${way.join(' → ')} loads ${name} into the page`);
    }),
  );
}

function isPageEntry({ path }: SourceFile): boolean {
  if (/\.test\.tsx?$/.test(path)) return false;
  return (
    /^lib\/([^/]+\/browser|contracts\/index|client\/index)\.ts$/.test(path) || path.startsWith('components/')
  );
}

function serverImports(file: SourceFile): string[] {
  return readImports(file)
    .filter((found) => !found.isType)
    .map((found) => found.specifier)
    .filter((name) => name.startsWith('node:') || serverPackages.some((item) => isOf(item, name)));
}

function isOf(packageName: string, specifier: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** One shortest way from `entry` to every file that it loads, itself included. */
function waysFrom(entry: string, graph: ReadonlyMap<string, string[]>): string[][] {
  const ways = new Map([[entry, [entry]]]);
  for (const [path, way] of ways) {
    for (const next of graph.get(path) ?? []) {
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return [...ways.values()];
}
