import { readImports } from './read-imports.ts';
import { resolveImport } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';

/** Files that load one another in a circle, each circle once. Imports of types alone do not load. */
export function cycleOffences(files: readonly SourceFile[]): string[] {
  const graph = loadGraph(files);
  const finished = new Set<string>();
  const cycles = new Map<string, string>();
  const visit = (path: string, trail: string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) {
      const circle = trail.slice(seenAt);
      cycles.set([...circle].sort().join(), `${[...circle, path].join(' → ')} is a cycle`);
      return;
    }
    if (finished.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of files) visit(path, []);
  return [...cycles.values()];
}

/** Each file with the project's files that it loads at run time. */
export function loadGraph(files: readonly SourceFile[]): Map<string, string[]> {
  const paths = new Set(files.map((file) => file.path));
  return new Map(
    files.map((file) => [
      file.path,
      readImports(file)
        .filter((found) => !found.isType)
        .map((found) => resolveImport(file.path, found.specifier))
        .filter((target): target is string => target !== undefined && paths.has(target)),
    ]),
  );
}
