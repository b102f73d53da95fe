import { isOnlyReExports } from './read-imports.ts';
import { rooms } from './rooms.ts';
import type { SourceFile } from './source-file.ts';
import { parseSource } from './syntax.ts';

/** Rooms that the table does not know, rooms without a door, and doors with more in them than named exports. */
export function doorOffences(files: readonly SourceFile[]): string[] {
  const inRooms = files.filter((file) => /^lib\/[^/]+\//.test(file.path));
  const present = new Set(inRooms.map((file) => file.path.split('/')[1] ?? ''));
  const unknown = [...present].filter((name) => !rooms.some((room) => room.name === name));
  const paths = new Set(files.map((file) => file.path));
  const doorless = [...present].filter((name) => !paths.has(`lib/${name}/index.ts`));
  const doors = inRooms.filter((file) => /^lib\/([^/]+\/(index|browser)|server\/start)\.ts$/.test(file.path));
  return [
    ...unknown.map((name) => `lib/${name} is not in the table of rooms`),
    ...doorless.map((name) => `lib/${name} has no index.ts`),
    ...doors
      .filter((file) => !isOnlyReExports(parseSource(file)))
      .map((file) => `${file.path} holds more than named re-exports`),
  ];
}
