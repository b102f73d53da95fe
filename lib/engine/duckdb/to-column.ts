import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import type { Column, ColumnType } from '#lib/datasets/index.ts';

const types = new Map<DuckDBTypeId, ColumnType>([
  [DuckDBTypeId.BOOLEAN, 'boolean'],
  [DuckDBTypeId.TINYINT, 'integer'],
  [DuckDBTypeId.SMALLINT, 'integer'],
  [DuckDBTypeId.INTEGER, 'integer'],
  [DuckDBTypeId.BIGINT, 'integer'],
  [DuckDBTypeId.UTINYINT, 'integer'],
  [DuckDBTypeId.USMALLINT, 'integer'],
  [DuckDBTypeId.UINTEGER, 'integer'],
  [DuckDBTypeId.UBIGINT, 'integer'],
  [DuckDBTypeId.HUGEINT, 'integer'],
  [DuckDBTypeId.UHUGEINT, 'integer'],
  [DuckDBTypeId.BIGNUM, 'integer'],
  [DuckDBTypeId.DECIMAL, 'decimal'],
  [DuckDBTypeId.FLOAT, 'double'],
  [DuckDBTypeId.DOUBLE, 'double'],
  [DuckDBTypeId.DATE, 'date'],
  [DuckDBTypeId.TIMESTAMP, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_S, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_MS, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_NS, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'timestamp'],
  [DuckDBTypeId.TIME, 'time'],
  [DuckDBTypeId.TIME_NS, 'time'],
  [DuckDBTypeId.TIME_TZ, 'time'],
]);

/** A column of DuckDB's result as the rest of Plotline sees it; what has no type of its own is text. */
export function toColumn(name: string, type: DuckDBType): Column {
  return { name, type: types.get(type.typeId) ?? 'text', sqlType: type.toString() };
}
