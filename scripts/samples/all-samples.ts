import { cloudCosts } from './cloud-costs.ts';
import { powerGrid } from './power-grid.ts';
import { sales } from './sales.ts';
import type { GeneratedSample } from './sample.ts';
import { toCsv } from './to-csv.ts';
import { vehicles } from './vehicles.ts';

/** One file of `samples/`: its name and its whole text. */
export type SampleFile = { file: string; text: string };

/** Everything that `samples/` holds beside its README, in the order in which the page offers it. */
export function allSamples(): SampleFile[] {
  const samples = [cloudCosts(), sales(), vehicles(), powerGrid()];
  const tables = samples.map((sample) => ({ file: `${sample.name}.csv`, text: toCsv(sample) }));
  const manifest = samples.map((sample, index) => entryOf(sample, tables[index]?.text ?? ''));
  return [...tables, { file: 'samples.json', text: `${JSON.stringify(manifest, null, 2)}\n` }];
}

function entryOf({ name, title, description, rows }: GeneratedSample, text: string) {
  return {
    name,
    file: `${name}.csv`,
    title,
    description,
    rowCount: rows.length,
    bytes: Buffer.byteLength(text),
    source: `scripts/samples/${name}.ts`,
    licence: 'CC0-1.0',
  };
}
