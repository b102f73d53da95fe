import { readdir, readFile, writeFile } from 'node:fs/promises';
import { drawRooms } from './architecture/draw-rooms.ts';
import { insertDrawing } from './architecture/insert-drawing.ts';

const readme = new URL('../README.md', import.meta.url);
const present = await readdir(new URL('../lib/', import.meta.url));

await writeFile(readme, insertDrawing(await readFile(readme, 'utf8'), drawRooms(present)));
