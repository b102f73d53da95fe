import { isTest, isTestHelper, type Place, placeOf } from './place-of.ts';
import { type Import, readImports } from './read-imports.ts';
import { resolveImport } from './resolve-import.ts';
import { browserPlaces, places, rooms } from './rooms.ts';
import type { SourceFile } from './source-file.ts';

const isDoor = (path: string): boolean => /^lib\/([^/]+\/(index|browser)|server\/start)\.ts$/.test(path);

/** Imports that no row of the table allows, and imports past a door. One line for each offence. */
export function arrowOffences(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  return files.flatMap((file) =>
    readImports(file).flatMap((found) => {
      const target = resolveImport(file.path, found.specifier);
      const problem = target && problemOf({ file, found, target, paths });
      return problem ? [`${file.path}:${found.line} ${problem}`] : [];
    }),
  );
}

type Arrow = { file: SourceFile; found: Import; target: string; paths: ReadonlySet<string> };

function problemOf(arrow: Arrow): string | undefined {
  const { file, found, target, paths } = arrow;
  if (/\.(css|json|js|mjs)$/.test(target)) return undefined;
  if (!paths.has(target)) return `imports ${found.specifier}, which names no file`;
  const from = placeOf(file.path);
  const to = placeOf(target);
  if (from.name === to.name) return sameRoomProblem(from, found);
  if (to.kind === 'room') return roomProblem(arrow, from, to);
  return isAllowed(from, to) ? undefined : `${from.name} may not import ${to.name} (${found.specifier})`;
}

function sameRoomProblem(place: Place, { specifier }: Import): string | undefined {
  return place.kind === 'room' && specifier.startsWith('#')
    ? `imports ${specifier} from inside ${place.name}: within a room, imports are relative`
    : undefined;
}

function roomProblem({ file, found, target, paths }: Arrow, from: Place, to: Place): string | undefined {
  if (isTestHelper(target) && (isTest(file.path) || ['e2e', 'bench'].includes(from.name))) return undefined;
  if (!isTest(file.path) && !isAllowed(from, to)) {
    return `${from.name} may not import ${to.name} (${found.specifier})`;
  }
  if (!isDoor(target) || !found.specifier.startsWith('#lib/')) {
    return `imports ${found.specifier} past the door of ${to.name}: use #lib/${to.name}/index.ts`;
  }
  const browserDoor = `lib/${to.name}/browser.ts`;
  const needsBrowserDoor = browserPlaces.includes(from.name) && paths.has(browserDoor) && !isTest(file.path);
  return needsBrowserDoor && target !== browserDoor
    ? `${from.name} runs in the browser and enters ${to.name} by #${browserDoor}`
    : undefined;
}

function isAllowed(from: Place, to: Place): boolean {
  const allowed =
    from.kind === 'room' ? rooms.find((room) => room.name === from.name)?.mayImport : places[from.name];
  return allowed === undefined ? from.kind === 'top' : allowed.includes('*') || allowed.includes(to.name);
}
