import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldWords } from './fold-words.ts';
import { literal } from './sql-text.ts';
import { foldedSql, spacedSql } from './value-index.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const characters = Array.from({ length: 0x180 - 1 }, (_, index) => String.fromCodePoint(index + 1));
const texts = [
  ...characters.flatMap((character) => [character, `a${character}B`, ` ${character}${character}x `]),
  '  New   York  ',
  'C++ / C#',
  'São\u00a0Paulo',
  'ΑΣ',
  'İstanbul',
  '東京',
];

test('folds each text as the index does', async () => {
  const words = await foldWords(connection, texts);
  const own = words.filter(({ otherNumber }) => !otherNumber);
  const found = own.map(({ place, folded, spaced }) => [texts[place], folded, spaced]);
  expect(found.toSorted(byText)).toEqual((await foldedByDuckDb()).toSorted(byText));
});

test('adds the other number of a word', async () => {
  expect(await foldWords(connection, ['Trucks', '', 'Städte'])).toEqual([
    { place: 0, folded: 'trucks', spaced: 'trucks', otherNumber: false },
    { place: 0, folded: 'truck', spaced: 'truck', otherNumber: true },
    { place: 2, folded: 'stadte', spaced: 'stadte', otherNumber: false },
    { place: 2, folded: 'stadtes', spaced: 'stadtes', otherNumber: true },
  ]);
});

async function foldedByDuckDb() {
  const rows = texts.map((text) => `(${literal(text)})`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT t, ${foldedSql('t')} AS folded, ${spacedSql('t')} FROM (VALUES ${rows}) AS v(t) WHERE folded <> ''`,
  );
  return reader.getRows();
}

function byText([one]: unknown[], [other]: unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}
