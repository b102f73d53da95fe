import { type InferredColumn, type Receipt, textColumn, typedMarkers } from '#lib/datasets/index.ts';
import type { ColumnPlan, Engine, LoadOutcome, LoadPlan } from '#lib/engine/index.ts';

export type Loaded = { outcome: LoadOutcome; columns: InferredColumn[] };

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
export async function loadColumns(columns: InferredColumn[], task: LoadTask): Promise<Loaded> {
  const plan: LoadPlan = { ...task.plan, columns: columns.map(toColumnPlan), nullMarkers: [''] };
  const outcome = await task.engine.load(plan, task.target, task.options);
  const wider = columns.map((column) => ((outcome.misfits[column.name] ?? 0) > 0 ? widen(column) : column));
  if (wider.every((column, index) => column === columns[index])) return { outcome, columns };
  return loadColumns(wider, task);
}

function widen(column: InferredColumn): InferredColumn {
  if (column.type === 'integer') return { ...column, type: 'double', sqlType: 'DOUBLE' };
  return column.type === 'text' ? column : textColumn(column.name);
}

function toColumnPlan(column: InferredColumn): ColumnPlan {
  const { from: _from, order: _order, ambiguous: _ambiguous, ...plan } = column;
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
