import type { TableSchema } from '#lib/datasets/index.ts';

const asks =
  /^\W*(what|wat) (does|do|did|is|are|was) (the )?(meaning of )?(the )?(column |field |variable |word )?["“'‘]?(?<word>[\p{L}\p{N}_ .%-]+?)["”'’]?( (column|field|variable))? (mean|stand for|represent|refer to)\W*$/iu;
const meaningOf =
  /^\W*what (is|are) the meanings? of (the )?(column |field |variable |word )?["“'‘]?(?<word>[\p{L}\p{N}_ .%-]+?)["”'’]?\W*$/iu;

/** "what does this name mean": a file holds values, not what its names stand for. null for any other question. */
export function refuseMeaning(question: string, schema: TableSchema): string | null {
  const word = (asks.exec(question) ?? meaningOf.exec(question))?.groups?.word?.trim();
  if (!word || /^(it|this|that|these|those|they)$/i.test(word)) return null;
  const column = schema.columns.find(({ name }) => name.toLowerCase() === word.toLowerCase());
  const look = column ? ` Ask for “value counts of ${column.name}” to see what it holds.` : '';
  return `${schema.name} doesn’t say what “${column?.name ?? word}” means.${look}`;
}
