import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsk } from './ask.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-ask-test-'));
  await writeFile(join(folder, 'crates.csv'), 'slope,sugar\r\nNorth,10\r\nNorth,14\r\nSouth,9\r\n');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Ran = { code: number; out: string; err: string };

function plotline(...args: string[]): Promise<Ran> {
  const script = join(import.meta.dirname, '..', 'plotline.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, 'ask', ...args],
      { cwd: folder },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });
}

test('a question gives words, a table, the SQL and its chart', async () => {
  const { code, out } = await plotline('crates.csv', 'average sugar by slope', '--chart', 'chart.json');
  expect(code).toBe(0);
  expect(out).toBe(
    `The mean sugar is 12 for North and 9 for South.

slope  mean sugar
─────  ──────────
North          12
South           9

SELECT
  "slope",
  avg("sugar") AS "mean sugar"
FROM "crates"
GROUP BY "slope"
ORDER BY "mean sugar" DESC, "slope"
`,
  );
  expect(Object.keys(JSON.parse(await readFile(join(folder, 'chart.json'), 'utf8')))).toContain('data');
});

test.skipIf(process.platform !== 'linux')(
  'a chart can be a picture or a page (skipped where Chromium is not out of npm)',
  async () => {
    for (const file of ['chart.png', 'chart.html']) {
      const { code, err } = await plotline('crates.csv', 'average sugar by slope', '--chart', file);
      expect([code, err]).toEqual([0, `Wrote ${file}.\n`]);
    }
    const png = await readFile(join(folder, 'chart.png'));
    // The signature, then width and height of the header: 1200 × 800 at twice the density.
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      2400,
      1600,
    ]);
    expect(await readFile(join(folder, 'chart.html'), 'utf8')).toContain('<h1>Mean sugar by slope</h1>');
  },
  60_000,
);

test('a batch gives one line for each question, in order, and goes on after a broken one', async () => {
  const lines = [
    { id: 'a', csv: 'crates.csv', question: 'total sugar', extra: 1 },
    { id: 'b', csvs: ['crates.csv'], question: 'by slope', history: ['mean sugar'] },
    { id: 3, csv: 'crates.csv', question: 'forecast the sugar' },
    { id: 'd', csv: 'absent.csv', question: 'total sugar' },
    { id: 'e', question: 'total sugar' },
  ];
  await writeFile(
    join(folder, 'batch.jsonl'),
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{broken\n`,
  );
  const { code, out } = await plotline('--batch', 'batch.jsonl');
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'answered'],
    ['b', 'answered'],
    ['3', 'declined'],
    ['d', 'error'],
    ['e', 'error'],
    [null, 'error'],
  ]);
  expect(answers[0]).toMatchObject({
    headline: [{ name: 'total sugar', value: 33 }],
    charts: [],
    sql: expect.stringContaining('sum("sugar")'),
  });
  expect(answers[1].table).toEqual({
    columns: [
      { name: 'slope', type: 'VARCHAR' },
      { name: 'mean sugar', type: 'DOUBLE' },
    ],
    rows: [
      ['North', 12],
      ['South', 9],
    ],
    ordered: false,
    totalRows: 2,
  });
  expect(answers[1].charts[0]).toEqual({
    mark: 'bar',
    x: { field: 'slope' },
    y: { field: 'sugar', aggregate: 'mean' },
    color: null,
    column: null,
  });
});

test.each([
  [[]],
  [['crates.csv']],
  [['crates.csv', 'total sugar', '--chart', 'out.gif']],
  [['--batch', 'a', 'b']],
])('wrong usage exits with 2: %j', async (args) => {
  expect(await runAsk(args)).toBe(2);
});

test('a missing file exits with 1 and says which', async () => {
  const { code, err } = await plotline('absent.csv', 'total sugar');
  expect([code, err.includes('absent.csv')]).toEqual([1, true]);
});
