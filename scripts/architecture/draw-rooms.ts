import { type Room, rooms } from './rooms.ts';

/** The rooms as the README shows them: a Mermaid drawing and a table. `present` are the folders of `lib/`. */
export function drawRooms(present: readonly string[]): string {
  const standing = rooms
    .filter(({ name }) => present.includes(name))
    .map((room) => ({ ...room, mayImport: room.mayImport.filter((other) => present.includes(other)) }));
  return [
    '```mermaid',
    'flowchart TD',
    ...standing.flatMap((room) => nearest(room, standing).map((other) => `  ${room.name} --> ${other}`)),
    '```',
    '',
    '| room | what it is for | may import |',
    '|---|---|---|',
    ...standing.map(
      ({ name, sentence, mayImport }) => `| \`${name}\` | ${sentence} | ${mayImport.join(', ') || '–'} |`,
    ),
    '',
  ].join('\n');
}

/** The rooms below without those that another room below already leads to: fewer arrows say the same. */
function nearest({ mayImport }: Room, standing: readonly Room[]): string[] {
  const reachedByOthers = new Set(
    mayImport.flatMap((name) => standing.find((room) => room.name === name)?.mayImport ?? []),
  );
  return mayImport.filter((name) => !reachedByOthers.has(name));
}
