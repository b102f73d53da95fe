/**
 * `node scripts/bundle-server.ts`, the second half of `npm run build`: puts the server's modules and the small ones
 * of its dependencies into a few files, which start several times faster than hundreds of sources do.
 */
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');

/** Their modules are many and small, and need nothing of their own folders. */
const taken = ['zod', 'kysely', 'hono', 'srvx'];

const bundle = await rolldown({
  cwd: root,
  input: { start: 'lib/server/start.ts' },
  platform: 'node',
  external: (id) => isPackage(id) && !taken.some((name) => id === name || id.startsWith(`${name}/`)),
});
await bundle.write({
  dir: '.next/plotline',
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  cleanDir: true,
});
await bundle.close();

function isPackage(id: string): boolean {
  return /^[@a-z]/.test(id);
}
