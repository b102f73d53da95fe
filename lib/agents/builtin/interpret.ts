import { literals, type Read, read } from '#lib/language/index.ts';
import type { BuiltinQuestion } from './builtin-answer.ts';

/** How the words are understood, with the values they name looked up in the data. */
export async function interpret(text: string, question: BuiltinQuestion): Promise<Read> {
  const { tables, engine, scope, signal } = question;
  const schemas = tables.map(({ schema }) => schema);
  const wanted = literals(text, schemas);
  const access = { scope, tables: tables.map(({ ref }) => ref), signal };
  const matches = wanted.length === 0 ? [] : await engine.lookup(wanted, access);
  return read({ question: text, schemas, matches, previous: question.previous });
}
