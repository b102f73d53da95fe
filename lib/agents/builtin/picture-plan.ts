import { type Plan, type PlanInput, Plan as PlanSchema } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';

type Picture = { query: PlanInput['query']; mark: 'point' | 'bar' | 'boxplot' };

/**
 * What the chart of an answer draws where its own Result can't be drawn: the points behind a coefficient or a line,
 * the histogram of what is tested, the boxes or bars of groups that are compared. null for every other plan.
 */
export function picturePlan(
  plan: Plan,
  schema: TableSchema,
): (Pick<Picture, 'mark'> & { plan: Plan }) | null {
  const picture = pictureOf(plan, schema);
  if (picture === null) return null;
  const { query, mark } = picture;
  return {
    mark,
    plan: PlanSchema.parse({ table: plan.table, derived: plan.derived, query, filters: filtersOf(plan) }),
  };
}

function pictureOf({ query }: Plan, schema: TableSchema): Picture | null {
  const [first = '', second = ''] = 'columns' in query ? query.columns : [];
  if (query.kind === 'correlation' && query.columns.length === 2) {
    return points([first, second, ...query.dimensions.map(({ column }) => column)]);
  }
  if (query.kind === 'outliers') return query.columns.length === 1 ? boxes(first, null) : null;
  if (query.kind !== 'test') return null;
  switch (query.test) {
    case 'shapiro_wilk':
      return query.columns.length === 1 && !isFlag(first, schema) ? histogram(first) : null;
    case 'linear_regression':
      return points([second, first]);
    case 'chi_square':
      return bars([first, second]);
    default:
      return boxes(first, query.by);
  }
}

function isFlag(name: string, schema: TableSchema): boolean {
  return schema.columns.find((column) => column.name === name)?.type === 'boolean';
}

/** Only the groups that are compared. */
function filtersOf({ query, filters }: Plan): PlanInput['filters'] {
  if (query.kind !== 'test' || query.by === null || query.groups.length === 0) return filters;
  return [...filters, { column: query.by, comparison: 'in', values: [...query.groups] }];
}

function points(columns: string[]): Picture {
  return { mark: 'point', query: { kind: 'rows', columns } };
}

function histogram(column: string): Picture {
  const measures = [{ aggregate: 'count' as const, column: null }];
  return { mark: 'bar', query: { kind: 'aggregate', dimensions: [{ column, bins: 20 }], measures } };
}

function bars(columns: string[]): Picture {
  const dimensions = columns.map((column) => ({ column }));
  const measures = [{ aggregate: 'count' as const, column: null }];
  return { mark: 'bar', query: { kind: 'aggregate', dimensions, measures } };
}

function boxes(column: string, by: string | null): Picture {
  const quantile = (place: number) => ({ aggregate: 'quantile' as const, column, quantile: place });
  return {
    mark: 'boxplot',
    query: {
      kind: 'aggregate',
      dimensions: by === null ? [] : [{ column: by }],
      measures: [
        { aggregate: 'min', column },
        quantile(0.25),
        { aggregate: 'median', column },
        quantile(0.75),
        { aggregate: 'max', column },
      ],
    },
  };
}
