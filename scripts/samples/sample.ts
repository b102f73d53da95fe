/** One value of a generated table; `null` is a missing one and stands in the file as nothing. */
export type Cell = string | number | null;

/** What a generator gives: a table and the words that introduce it on the page. */
export type GeneratedSample = {
  name: string;
  title: string;
  description: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
};
