import type { Cell, Column, TableSchema } from '#lib/datasets/index.ts';
import type { LiteralMatch } from '../reading.ts';
import { schemaOf } from './schema-of.ts';

const varieties = ['Elstar', 'Jonagold', 'Boskoop', 'Golden Pearl'];
const slopes = ['North', 'South', 'East'];
const growers = ['Ada Brand', 'Ben Holm', 'Cleo Marsh', 'Dan Ortiz', 'Eve Quist', 'Fay Ross'];

const columns: Column[] = [
  { name: 'crate_no', type: 'integer', sqlType: 'BIGINT' },
  { name: 'variety', type: 'text', sqlType: 'VARCHAR' },
  { name: 'slope', type: 'text', sqlType: 'VARCHAR' },
  { name: 'grower', type: 'text', sqlType: 'VARCHAR' },
  { name: 'picked_on', type: 'date', sqlType: 'DATE' },
  { name: 'WeightKg', type: 'double', sqlType: 'DOUBLE' },
  { name: 'sugar_pct', type: 'double', sqlType: 'DOUBLE' },
  { name: 'pickers', type: 'integer', sqlType: 'BIGINT' },
  { name: 'inspected', type: 'boolean', sqlType: 'BOOLEAN' },
];

const rows: Cell[][] = Array.from({ length: 240 }, (_, index) => [
  index + 1,
  varieties[index % 4] ?? null,
  slopes[index % 3] ?? null,
  growers[index % 6] ?? null,
  new Date(Date.UTC(2021, 0, 1 + index * 5)).toISOString().slice(0, 10),
  Math.round((120 + ((index * 37) % 100) * 1.7) * 10) / 10,
  index % 40 === 7 ? null : Math.round((9 + ((index * 13) % 50) / 10) * 10) / 10,
  2 + (index % 5),
  index % 3 === 0,
]);

/** 240 crates of apples, made up: numbers, names, dates over three years and a yes-or-no column. */
export const orchard: TableSchema = schemaOf('crates', columns, rows);

/** What a look-up in the rows gives for literals: equality without regard to case, else a beginning. */
export function lookUp(literals: readonly string[]): LiteralMatch[] {
  const texts = orchard.profile.columns.filter((column) => column.type === 'text');
  const all = texts.flatMap((column) =>
    column.top.map(({ value, count }) => ({ column: column.name, value, count })),
  );
  return literals.flatMap((literal) => {
    const exact = all.filter(({ value }) => String(value).toLowerCase() === literal);
    const found =
      exact.length > 0
        ? exact
        : all.filter(({ value }) => literal.length > 3 && String(value).toLowerCase().startsWith(literal));
    const how = exact.length > 0 ? ('exact' as const) : ('prefix' as const);
    return found.map((match) => ({ literal, table: orchard.table, how, ...match }));
  });
}
