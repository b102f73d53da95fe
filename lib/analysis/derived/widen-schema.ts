import { type Column, isNumeric, isTemporal, type TableSchema } from '#lib/datasets/browser.ts';
import { unknownColumn } from '../find-column.ts';
import type { Plan } from '../plan.ts';
import type { Derived } from '../plan-derived.ts';

/** The table as the plan's query sees it: with the columns that are derived first. */
export function widenSchema({ derived = [] }: Pick<Plan, 'derived'>, schema: TableSchema): TableSchema {
  return derived.reduce((wide, each) => withColumn(wide, each), schema);
}

function withColumn(schema: TableSchema, derived: Derived): TableSchema {
  if (schema.columns.some(({ name }) => name === derived.name)) return schema;
  const column: Column = { name: derived.name, type: 'double', sqlType: 'DOUBLE' };
  const profile = {
    name: column.name,
    type: column.type,
    missing: 0,
    distinct: schema.rowCount,
    distinctIsApproximate: true,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: [],
    histogram: [],
  };
  return {
    ...schema,
    columns: [...schema.columns, column],
    profile: { ...schema.profile, columns: [...schema.profile.columns, profile] },
  };
}

/** The columns that a derived one is made of. */
export function sourcesOf({ of }: Derived): string[] {
  switch (of.kind) {
    case 'arithmetic':
      return [of.left, of.right];
    case 'days':
      return [of.from, of.to];
    default:
      return [of.column];
  }
}

/** What is wrong with the derived columns, as sentences for a person. */
export function validateDerived({ derived = [] }: Pick<Plan, 'derived'>, schema: TableSchema): string[] {
  const wrong: string[] = [];
  let wide = schema;
  for (const each of derived) {
    if (wide.columns.some(({ name }) => name.toLowerCase() === each.name.toLowerCase()))
      wrong.push(`There is a column “${each.name}” already.`);
    wrong.push(...sourcesOf(each).flatMap((name) => validateSource(name, each, wide)));
    wide = withColumn(wide, each);
  }
  return wrong;
}

function validateSource(name: string, { of }: Derived, schema: TableSchema): string[] {
  const found = schema.columns.find((column) => column.name === name);
  if (found === undefined) return [unknownColumn(name, schema)];
  if (of.kind === 'days')
    return isTemporal(found.type) ? [] : [`“${name}” holds no dates, so no days can be counted from it.`];
  return isNumeric(found.type) ? [] : [`“${name}” holds no numbers to compute with.`];
}
