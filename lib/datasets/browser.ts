export { Column, ColumnType, columnTypes, isNumeric, isTemporal } from './column.ts';
export { ColumnProfile, HistogramBin, Profile, TopValue } from './profile.ts';
export { ImportDecision, Receipt } from './receipt.ts';
export { Cell, Result } from './result.ts';
export { TableSchema } from './table.ts';
