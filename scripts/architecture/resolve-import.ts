import { posix } from 'node:path';

const aliases: Readonly<Record<string, string>> = { '#lib/': 'lib/', '#components/': 'components/' };

/** The project path that a specifier names from `importer`, or undefined where it names a package. */
export function resolveImport(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
  const alias = Object.keys(aliases).find((prefix) => specifier.startsWith(prefix));
  return alias && `${aliases[alias]}${specifier.slice(alias.length)}`;
}
