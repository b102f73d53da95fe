import { z } from 'zod';

/** A source file's share of the page's first JavaScript, in bytes. */
export type LoadedModule = { path: string; size: number; compressed: number };

const Line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('group'), route: z.string(), kind: z.string(), outputs: z.array(z.string()) }),
  z.object({
    type: z.literal('part'),
    route: z.string(),
    filename: z.string(),
    source_path: z.string(),
    size: z.number(),
    compressed_size: z.number(),
  }),
]);

/** The modules that the page `/` loads before anything is clicked, largest first, out of Next's analysis (JSON Lines). */
export function firstLoadModules(analysis: string): LoadedModule[] {
  const lines = analysis
    .split('\n')
    .filter((line) => /^\{"type":"(group|part)"/.test(line))
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ route }) => route === '/');
  const later = new Set(
    lines.flatMap((line) => (line.type === 'group' && line.kind === 'async' ? line.outputs : [])),
  );
  const modules = new Map<string, LoadedModule>();
  for (const line of lines) {
    if (line.type !== 'part' || !isPageScript(line.filename) || later.has(line.filename)) continue;
    const path = line.source_path.replace('[project]/', '');
    const known = modules.get(path) ?? { path, size: 0, compressed: 0 };
    modules.set(path, {
      path,
      size: known.size + line.size,
      compressed: known.compressed + line.compressed_size,
    });
  }
  return [...modules.values()].sort((a, b) => b.compressed - a.compressed);
}

function isPageScript(filename: string): boolean {
  return filename.startsWith('[client-fs]') && filename.endsWith('.js');
}
