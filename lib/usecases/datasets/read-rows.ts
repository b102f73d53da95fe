import { z } from 'zod';
import { compileWhere, Predicate } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { RowsResponse } from '#lib/contracts/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { RowsOptions } from '#lib/engine/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireContents, requireDataset } from './require-dataset.ts';
import { toTableRef } from './table-ref.ts';

export type ReadRowsInput = {
  datasetId: string;
  offset: number;
  limit: number;
  sort?: string | undefined;
  filter?: string | undefined;
  signal: AbortSignal;
};

const table = 'dataset';
const Filters = z.array(Predicate).max(50);

/** One page of a dataset. Fails with `invalid_input` where `sort` or `filter` does not fit its columns. */
export async function readRows(
  actor: Actor,
  { datasetId, offset, limit, sort, filter, signal }: ReadRowsInput,
  services: Services,
): Promise<RowsResponse> {
  const dataset = await requireDataset(actor, datasetId, services);
  const { rowCount, columns, profile } = requireContents(dataset);
  const schema = { table, name: dataset.name, rowCount, columns, profile };
  const where = filter === undefined ? null : compileWhere(parseFilter(filter), schema);
  const engine = await services.engine();
  const { sql: _, ...page } = await engine.rows(toTableRef(dataset, { table, files: services.files }), {
    offset,
    limit,
    signal,
    ...(sort !== undefined && { sort: parseSort(sort, schema) }),
    ...(where !== null && { where }),
  });
  return { ...page, offset };
}

function parseSort(sort: string, { columns }: TableSchema): NonNullable<RowsOptions['sort']> {
  if (columns.some(({ name }) => name === sort)) return { column: sort, direction: 'ascending' };
  const name = sort.slice(1);
  if (sort.startsWith('-') && columns.some((column) => column.name === name)) {
    return { column: name, direction: 'descending' };
  }
  throw new PlotlineError('invalid_input', `There is no column “${sort}” to sort by.`);
}

function parseFilter(filter: string): Predicate[] {
  const parsed = Filters.safeParse(parseJson(filter));
  if (parsed.success) return parsed.data;
  throw new PlotlineError('invalid_input', 'The filter is not a JSON array of conditions.', {
    cause: parsed.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlotlineError('invalid_input', 'The filter is not JSON.', { cause: error });
  }
}
