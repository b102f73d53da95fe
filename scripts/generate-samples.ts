import { writeFile } from 'node:fs/promises';
import { allSamples } from './samples/all-samples.ts';

const folder = new URL('../samples/', import.meta.url);

for (const { file, text } of allSamples()) {
  await writeFile(new URL(file, folder), text);
  console.log(`${file}: ${Buffer.byteLength(text)} bytes`);
}
