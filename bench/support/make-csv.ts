import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createRandom } from '../../scripts/samples/random.ts';

const regions = ['North', 'South', 'East', 'West', 'Centre', 'Islands', 'Coast', 'Highlands'];
const blockRows = 10_000;

/** Writes an orders table of `rows` rows, about fifty bytes each, the same for the same number. */
export async function makeCsv(path: string, rows: number): Promise<void> {
  const random = createRandom(rows);
  const stream = createWriteStream(path);
  stream.write('order,day,region,product,units,price,revenue\n');
  for (let first = 0; first < rows; first += blockRows) {
    const lines: string[] = [];
    for (let row = first; row < Math.min(rows, first + blockRows); row += 1) lines.push(line(row, random));
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

function line(row: number, random: ReturnType<typeof createRandom>): string {
  const day = new Date(Date.UTC(2020, 0, 1) + random.integer(0, 2190) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const units = random.integer(1, 40);
  const price = random.integer(199, 49_999) / 100;
  const region = regions[random.integer(0, regions.length - 1)];
  const revenue = (units * price).toFixed(2);
  return `${row},${day},${region},Product ${random.integer(1, 60)},${units},${price.toFixed(2)},${revenue}\n`;
}
