import {
  type ColumnProfile,
  type InferredColumn,
  type Receipt,
  textColumn,
  typedMarkers,
} from '#lib/datasets/index.ts';
import type { ColumnPlan, Engine, LoadOutcome, LoadPlan } from '#lib/engine/index.ts';

export type Loaded = { outcome: LoadOutcome; columns: LoadColumn[] };

type LoadColumn = InferredColumn & { wasInteger?: boolean };

export type LoadTask = {
  engine: Engine;
  plan: Omit<LoadPlan, 'columns' | 'nullMarkers'>;
  target: string;
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void };
};

/**
 * Loads the table. A column with values that its type can't hold is loaded again with the next wider type, text in
 * the end, so that no value is lost.
 */
export async function loadColumns(columns: LoadColumn[], task: LoadTask): Promise<Loaded> {
  const plan: LoadPlan = { ...task.plan, columns: columns.map(toColumnPlan), nullMarkers: [''] };
  const outcome = await task.engine.load(plan, task.target, task.options);
  const wider = columns.map((column, index) => {
    const misfits = outcome.misfits[column.name] ?? 0;
    return misfits > 0 || losesDigits(column, outcome.profile.columns[index]) ? widen(column) : column;
  });
  if (wider.every((column, index) => column === columns[index])) return { outcome, columns };
  return loadColumns(wider, task);
}

/** A column of whole numbers that became one of doubles may hold some that a double rounds. */
function losesDigits(column: LoadColumn, profile: ColumnProfile | undefined): boolean {
  if (column.type !== 'double' || !column.wasInteger) return false;
  return [profile?.min, profile?.max].some((value) => Math.abs(Number(value ?? 0)) > Number.MAX_SAFE_INTEGER);
}

function widen(column: LoadColumn): LoadColumn {
  if (column.type === 'integer') return { ...column, type: 'double', sqlType: 'DOUBLE', wasInteger: true };
  if (column.type === 'decimal') return { ...column, type: 'double', sqlType: 'DOUBLE' };
  return column.type === 'text' ? column : textColumn(column.name);
}

function toColumnPlan(column: LoadColumn): ColumnPlan {
  const { from: _from, order: _order, ambiguous: _ambiguous, wasInteger: _was, ...plan } = column;
  return column.type === 'text' ? plan : { ...plan, nullMarkers: typedMarkers };
}

/** The receipt's lines about the columns. */
export function receiptColumns({ outcome, columns }: Loaded): Receipt['columns'] {
  return outcome.columns.map((column, index) => ({
    name: column.name,
    type: column.sqlType,
    from: columns[index]?.from ?? null,
    misfits: outcome.misfits[column.name] ?? 0,
    missing: outcome.profile.columns[index]?.missing ?? 0,
  }));
}
