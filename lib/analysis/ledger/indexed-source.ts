import type { Cell } from '#lib/datasets/browser.ts';
import type { LedgerSource, Mention } from './mentions.ts';

/** A Result whose rows are found by the value of a column without reading all of them again. */
export type IndexedSource = LedgerSource & {
  all: readonly number[];
  rowsWith: (mention: Pick<Mention, 'column' | 'value'>) => readonly number[];
};

export function indexSource(source: LedgerSource): IndexedSource {
  const { rows } = source.result;
  const indexes = new Map<number, Map<Cell, number[]>>();
  const indexOf = (column: number) => {
    const known = indexes.get(column) ?? Map.groupBy(rows.keys(), (row) => rows[row]?.[column] ?? null);
    indexes.set(column, known);
    return known;
  };
  return {
    ...source,
    all: [...rows.keys()],
    rowsWith: ({ column, value }) => indexOf(column).get(value) ?? [],
  };
}
