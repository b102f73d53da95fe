import { isNumeric } from '#lib/datasets/browser.ts';
import { binStep } from '../compile/bin-step.ts';
import { timeUnitExpression } from '../compile/dimension.ts';
import type { Dimension, Filter } from '../plan.ts';
import { column } from '../sql/expression.ts';
import { decimalPlaces } from './decimal-places.ts';
import { columnCode, type FrameScope, toPython } from './expression.ts';
import { pythonText } from './names.ts';
import type { PythonScript } from './script.ts';

const months = {
  name: 'months',
  values:
    '["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]',
};
const days = {
  name: 'weekdays',
  values: '["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]',
};

/** What rows are grouped by: a column's name in quotes or a variable, and the width of its bins where it has any. */
export type GroupKey = { code: string; name: string; step: number | null; isCategory: boolean };

type Place = { scope: FrameScope; filters: readonly Filter[]; script: PythonScript };

/** A dimension as a key of `groupby`, under the Result column's name; lines for what has to be computed first. */
export function writeDimension(dimension: Dimension, name: string, place: Place): GroupKey {
  const { scope, script } = place;
  const key = { code: pythonText(name), name, step: null, isCategory: false };
  if (dimension.bins !== null)
    return { ...key, ...writeBin(dimension.column, dimension.bins, { ...place, name }) };
  const code = plainCode(dimension, scope);
  const calendar = dimension.timeUnit === 'month' ? months : dimension.timeUnit === 'day' ? days : null;
  if (calendar !== null)
    return { ...key, code: writeCalendar(code, calendar, { name, script }), isCategory: true };
  if (code === columnCode(name, scope.frame)) return key;
  const variable = script.largeName(name);
  const renamed = name === dimension.column ? code : `${code}.rename(${pythonText(name)})`;
  script.add(`${variable} = ${renamed}`);
  return { ...key, code: variable };
}

function writeBin(column: string, bins: number, { scope, filters, script, name }: Place & { name: string }) {
  const step = binStep(column, bins, { schema: scope.schema, filters });
  const code = script.largeName(name);
  script.import('numpy as np');
  script.add(`${code} = ${binStart(columnCode(column, scope.frame), step)}.rename(${pythonText(name)})`);
  return { code, step };
}

/** Names in the calendar's order. */
function writeCalendar(
  code: string,
  calendar: { name: string; values: string },
  { name, script }: { name: string; script: PythonScript },
): string {
  script.import('pandas as pd');
  const [order, variable] = [script.name(calendar.name), script.largeName(name)];
  script.add(`${order} = pd.CategoricalDtype(${calendar.values}, ordered=True)`);
  script.add(`${variable} = ${code}.astype(${order}).rename(${pythonText(name)})`);
  return variable;
}

function plainCode(dimension: Dimension, scope: FrameScope): string {
  const found = scope.schema.columns.find((each) => each.name === dimension.column);
  const source = columnCode(dimension.column, scope.frame);
  if (dimension.timeUnit !== null && !isNumeric(found?.type ?? 'text')) {
    return toPython(timeUnitExpression(column(dimension.column), dimension.timeUnit), scope).text;
  }
  if (found?.type === 'boolean') return `${source}.astype("boolean")`;
  return found?.type === 'decimal' ? `${source}.round(${decimalPlaces(found)})` : source;
}

/** Options of `groupby`: missing values are a group; of a category only the values that occur. */
export function groupOptions(keys: readonly GroupKey[]): string {
  return `dropna=False${keys.some(({ isCategory }) => isCategory) ? ', observed=True' : ''}`;
}

/** A step below one divides one: see `compileDimension`, which has the same edges. */
function binStart(source: string, step: number): string {
  if (step >= 1) return `(np.floor(${source} / ${step}) * ${step})`;
  const parts = Math.round(1 / step);
  return `(np.floor(${source} * ${parts} + 1e-9) / ${parts})`;
}

/** The bin's other end, beside its start. */
export function binEnd(start: string, step: number): string {
  if (step >= 1) return `${start} + ${step}`;
  return `(${start} + ${step}).round(${Math.ceil(-Math.log10(step)) + 1})`;
}
