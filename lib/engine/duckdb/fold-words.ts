import type { DuckDBConnection } from '@duckdb/node-api';
import { pluralForms } from './plural-forms.ts';
import { literal } from './sql-text.ts';
import { foldedSql, spacedSql } from './value-index.ts';

/** One form of the literal at `place`, as it is compared with the index; `otherNumber` is its plural or singular. */
export type Word = { place: number; folded: string; spaced: string; otherNumber: boolean };

type Form = { place: number; text: string; otherNumber: boolean };

/** All forms of the literals, folded as the index was; those of which nothing is left are left out. */
export async function foldWords(connection: DuckDBConnection, literals: readonly string[]): Promise<Word[]> {
  const forms = literals.flatMap((text, place) => [
    { place, text, otherNumber: false },
    ...pluralForms(text).map((form) => ({ place, text: form, otherNumber: true })),
  ]);
  const others = forms.filter(({ text }) => !isPlain(text));
  const words = [
    ...forms.filter(({ text }) => isPlain(text)).map(foldPlain),
    ...(await foldOthers(connection, others)),
  ];
  return words.filter(({ folded }) => folded !== '');
}

/** Of these characters it is plain what folding makes; a query that says so takes longer than the look-up. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function foldPlain({ place, text, otherNumber }: Form): Word {
  const small = text.toLowerCase();
  const folded = trimmed(small.replaceAll(/ +/g, ' '));
  return { place, folded, spaced: trimmed(small.replaceAll(/[^a-z0-9]+/g, ' ')), otherNumber };
}

function trimmed(text: string): string {
  return text.replace(/^ /, '').replace(/ $/, '');
}

async function foldOthers(connection: DuckDBConnection, forms: readonly Form[]): Promise<Word[]> {
  if (forms.length === 0) return [];
  const values = forms.map(({ place, text, otherNumber }) => `(${place}, ${literal(text)}, ${otherNumber})`);
  const reader = await connection.runAndReadAll(
    `SELECT place, ${foldedSql('word')}, ${spacedSql('word')}, other FROM (VALUES ${values.join(', ')}) AS w(place, word, other)`,
  );
  return reader.getRows().map(([place, folded, spaced, other]) => ({
    place: Number(place),
    folded: String(folded),
    spaced: String(spaced),
    otherNumber: other === true,
  }));
}
