import { sortWithin } from '../compile/cut.ts';
import type { Plan, Query } from '../plan.ts';
import { planColumn } from '../plan-column.ts';
import type { Writing } from './aggregate.ts';
import { cutCode, cutFromEndCode, writeWithin } from './cut.ts';
import { pythonList, pythonText } from './names.ts';
import { sortCode } from './sort.ts';

type Rows = Extract<Query, { kind: 'rows' }>;

/** Rows as they are; those that tie keep the table's order. */
export function writeRows(query: Rows, writing: Writing): void {
  const { plan, columns, rows, script, into } = writing;
  const fields = columns.map(({ field, name }) => field ?? name);
  const shown = query.columns.length === 0 ? '' : `[${pythonList(fields.map(pythonText))}]`;
  const limit = query.fromEnd ? cutFromEndCode(plan) : cutCode(plan);
  if (query.distinct) {
    script.add(`${into} = ${rows.frame}${shown}.drop_duplicates()`);
    rename(writing, fields);
    script.add(`${into} = ${into}${sortCode(distinctOrder(plan, writing))}${limit}`);
    return;
  }
  const types = rows.schema.columns.map(({ name, type }, index) =>
    planColumn({ name, type, index, role: 'value' }),
  );
  const frame = writeWithin({ plan, frame: rows.frame, columns: types, script });
  const sorted = plan.sort.length === 0 ? '' : sortCode(sortWithin(plan));
  const index = sorted === '' || plan.skip !== undefined ? '.reset_index(drop=True)' : '';
  script.add(`${into} = ${frame}${sorted}${shown}${limit}${index}`);
  rename(writing, fields);
}

function distinctOrder(plan: Plan, { columns }: Writing): Plan['sort'] {
  const named = new Set(plan.sort.map(({ by }) => by));
  const rest = columns.filter(({ name }) => !named.has(name));
  return [...plan.sort, ...rest.map(({ name }) => ({ by: name, direction: 'ascending' as const }))];
}

/** A column that is shown twice has a second name. */
function rename({ columns, script, into }: Writing, fields: readonly string[]): void {
  if (columns.every(({ name }, index) => name === fields[index])) return;
  script.add(`${into}.columns = ${pythonList(columns.map(({ name }) => pythonText(name)))}`);
}
