import type { Cell } from '#lib/datasets/index.ts';
import type { ColumnRef } from './column-index.ts';

const yes = /^(yes|y|true|t)$/i;
const no = /^(no|n|false|f)$/i;

/** What a column of yes and no writes for each: true and false, 1 and 0, "Yes" and "No"; null for other columns. */
export function flagOf({ column, profile }: ColumnRef): { yes: Cell; no: Cell } | null {
  if (column.type === 'boolean') return { yes: true, no: false };
  if (profile.distinct !== 2) return null;
  if (column.type === 'integer') return profile.min === 0 && profile.max === 1 ? { yes: 1, no: 0 } : null;
  if (column.type !== 'text' || profile.top.length !== 2) return null;
  const values = profile.top.map(({ value }) => value);
  const [one, other] = [yes, no].map((word) => values.find((value) => word.test(String(value).trim())));
  return one === undefined || other === undefined ? null : { yes: one, no: other };
}
