export { Column, ColumnType, columnTypes, isNumeric, isTemporal } from './column.ts';
export { detectDialect } from './detect-dialect.ts';
export type { Dialect, Encoding } from './dialect.ts';
export { inferColumns } from './infer-columns.ts';
export { previewRows, previewTable, type TablePreview } from './preview-table.ts';
export { ColumnProfile, HistogramBin, Profile, TopValue } from './profile.ts';
export { ImportDecision, Receipt } from './receipt.ts';
export { Cell, Result } from './result.ts';
export { TableSchema } from './table.ts';
