import type { ColumnType } from '#lib/datasets/browser.ts';

const numberTypes: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double']);

/** Like `isNumeric` of datasets, whose door would bring all of the import's decisions into the first paint. */
export function isNumberType(type: ColumnType): boolean {
  return numberTypes.has(type);
}
