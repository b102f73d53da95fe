import { compileFilter } from '../compile/filter.ts';
import { isOutlierPredicate } from '../compile/outlier-bounds.ts';
import { findColumn } from '../find-column.ts';
import type { Filter, Plan, Predicate } from '../plan.ts';
import { decimalPlaces } from './decimal-places.ts';
import { type Code, columnCode, type FrameScope, operand, toPython } from './expression.ts';
import { wholeMeasure } from './measure.ts';
import { outlierMask } from './outliers.ts';
import type { PythonScript } from './script.ts';

/** Writes the plan's conditions, a line each; returns the name of the frame that holds the rows left. */
export function writeFilters(plan: Plan, table: FrameScope, script: PythonScript): string {
  if (plan.filters.length === 0) return table.frame;
  const rows = script.largeName('rows');
  let frame = table.frame;
  for (const filter of plan.filters) {
    const { text } = filterCode(filter, { frame, schema: table.schema }, table.frame);
    if (text.includes('pd.')) script.import('pandas as pd');
    script.add(`${rows} = ${frame}[${text}]`);
    frame = rows;
  }
  return rows;
}

/** Conditions that all must hold as one mask over the scope's frame; `whole` names the frame of all rows. */
export function maskCode(filters: readonly Filter[], scope: FrameScope, whole: string): Code {
  const parts = filters.map((filter) => filterCode(filter, scope, whole));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { text: parts.map(operand).join(' & '), loose: true };
}

/** A filter as a mask over the scope's frame; `whole` names the frame of all rows. */
function filterCode(filter: Filter, scope: FrameScope, whole: string): Code {
  if (!('anyOf' in filter)) return predicateCode(filter, scope, whole);
  const parts = filter.anyOf.map((predicate) => predicateCode(predicate, scope, whole));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { text: parts.map(operand).join(' | '), loose: true };
}

function predicateCode(predicate: Predicate, scope: FrameScope, whole: string): Code {
  const { column, comparison, aggregate } = predicate;
  if (isOutlierPredicate(predicate)) return outlierMask(predicate, scope.frame, whole);
  if (aggregate === null || comparison === 'is_missing' || comparison === 'is_present') {
    return toPython(compileFilter(predicate, scope.schema), scope);
  }
  const found = findColumn(column, scope.schema);
  const exact = found.type === 'decimal' ? `.round(${decimalPlaces(found)})` : '';
  const source = `${columnCode(found.name, scope.frame)}${exact}`;
  const value = wholeMeasure({ aggregate, column, quantile: null }, { ...scope, frame: whole });
  if (comparison === '!=') return { text: `(${source} != ${value}) | ${source}.isna()`, loose: true };
  return { text: `${source} ${comparison === '=' ? '==' : comparison} ${value}`, loose: true };
}
