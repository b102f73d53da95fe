import { type Column, isNumeric, isTemporal, type TableSchema } from '#lib/datasets/browser.ts';
import { dimensionName, shownName, timeUnitNames } from '../names.ts';
import { type Dimension, type Plan, timeUnits } from '../plan.ts';
import { removed, replaced, withQuery } from './edit-plan.ts';
import type { PlanOption } from './plan-options.ts';

const fewValues = 50;
const usualBins = 20;

/** Other units or bins of the same column, other columns to group by, and leaving the dimension out. */
export function dimensionOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const { query } = plan;
  if (query.kind !== 'aggregate' && query.kind !== 'correlation') return [];
  const now = query.dimensions[index];
  if (!now) return [];
  const change = (label: string, dimensions: Dimension[]): PlanOption => ({
    label,
    plan: withQuery(plan, { ...query, dimensions }, schema),
  });
  const used = new Set(query.dimensions.map(({ column }) => column));
  const column = schema.columns.find(({ name }) => name === now.column);
  const units = column ? ownForms(column) : [];
  const others = schema.columns
    .filter(({ name }) => !used.has(name))
    .flatMap((other) => groupable(other, schema));
  return [
    ...units.map(({ label, dimension }) => change(label, replaced(query.dimensions, index, dimension))),
    ...others.map((dimension) =>
      change(shownName(dimensionName(dimension)), replaced(query.dimensions, index, dimension)),
    ),
    change('Leave it out', removed(query.dimensions, index)),
  ];
}

type Form = { label: string; dimension: Dimension };

function ownForms({ name, type }: Column): Form[] {
  const plain = { column: name, timeUnit: null, bins: null };
  if (isTemporal(type)) {
    return timeUnits
      .filter((unit) => type === 'timestamp' || !unit.endsWith('hours'))
      .map((timeUnit) => ({ label: `by ${timeUnitNames[timeUnit]}`, dimension: { ...plain, timeUnit } }));
  }
  if (!isNumeric(type)) return [];
  const bins = [5, 10, 20, 50].map((count) => ({
    label: `about ${count} bins`,
    dimension: { ...plain, bins: count },
  }));
  return [...bins, { label: 'each value', dimension: plain }];
}

/** A column as a dimension with few enough groups to read; none for names that are nearly all different. */
function groupable({ name, type }: Column, schema: TableSchema): Dimension[] {
  const distinct = schema.profile.columns.find((column) => column.name === name)?.distinct ?? 0;
  if (isTemporal(type)) return [{ column: name, timeUnit: 'year', bins: null }];
  if (isNumeric(type))
    return [{ column: name, timeUnit: null, bins: distinct > fewValues ? usualBins : null }];
  const unique = distinct > fewValues && distinct > schema.rowCount / 2;
  return unique ? [] : [{ column: name, timeUnit: null, bins: null }];
}
