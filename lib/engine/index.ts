export { createDuckDbEngine, type DuckDbEngineOptions } from './duckdb/create-duckdb-engine.ts';
export type {
  Engine,
  LoadOutcome,
  QueryOptions,
  RowsOptions,
  TableRef,
  ValueMatch,
} from './engine.ts';
export type { ColumnPlan, LoadPlan } from './load-plan.ts';
