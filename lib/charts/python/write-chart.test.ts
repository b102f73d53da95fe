import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createScript } from '#lib/analysis/index.ts';
import { readCase } from '../testing/read-case.ts';
import { writeChart } from './write-chart.ts';

/** The code of each golden case's charts, by the case's name. */
const folder = join(import.meta.dirname, 'golden');

test.each(readdirSync(join(import.meta.dirname, '../golden')))('%s', async (name) => {
  const { result, charts } = readCase(name);
  const codes = charts.map((spec) => {
    const script = createScript([]);
    writeChart(spec, { result, frame: 'result', script });
    return `${script}\n`;
  });
  await expect(codes.join('\n')).toMatchFileSnapshot(join(folder, `${name}.py`));
});
