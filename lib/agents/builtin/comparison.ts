import { type Plan, quoteIdentifier, quoteLiteral, resultColumns } from '#lib/analysis/index.ts';
import type { Cell, Result, TableSchema } from '#lib/datasets/index.ts';
import { sizeOf } from './prose/extremes.ts';

/** Two groups to compare, the larger first, by the one measure that they have. */
export type Comparison = { key: string; measure: string; groups: [Cell, Cell] };

type Answered = { plan: Plan; result: Result; schema: TableSchema; question: string | null };

/**
 * What to compare: the groups of the plan's statistic; or the two groups of the Result where the question
 * compares. null where there is nothing to compare.
 */
export function findComparison({ plan, result, schema, question }: Answered): Comparison | null {
  if (plan.query.kind !== 'aggregate') return null;
  const columns = resultColumns(plan, schema);
  const keys = columns.flatMap(({ role }, index) => (role === 'dimension' ? [index] : []));
  const measures = columns.flatMap(({ role }, index) => (role === 'measure' ? [index] : []));
  const [key, measure] = [keys[0], measures[0]];
  if (key === undefined || measure === undefined || keys.length !== 1 || measures.length !== 1) return null;
  const named = plan.statistic?.kind === 'compare_groups' ? plan.statistic.groups : null;
  const wanted = named ?? (asksToCompare(question) ? null : []);
  const rows = result.rows.filter((row) => wanted === null || wanted.some((group) => group === row[key]));
  const valued = rows.filter((row) => sizeOf(row[measure]) !== null && typeof row[measure] !== 'boolean');
  const ranked = valued.toSorted((one, other) => (sizeOf(other[measure]) ?? 0) - (sizeOf(one[measure]) ?? 0));
  const [first, second] = ranked;
  if (first === undefined || second === undefined || ranked.length !== 2 || rows.length !== 2) return null;
  return {
    key: columns[key]?.name ?? '',
    measure: columns[measure]?.name ?? '',
    groups: [first[key] ?? null, second[key] ?? null],
  };
}

/** `difference`, `ratio` or `both`: what the words ask of two groups. */
export function comparedBy(question: string | null): 'difference' | 'ratio' | 'both' {
  if (
    /\b(difference|differ|differs|gap|how much (more|less|higher|lower)|how many more)\b/i.test(
      question ?? '',
    )
  ) {
    return 'difference';
  }
  return /\b(ratio|times|factor)\b/i.test(question ?? '') ? 'ratio' : 'both';
}

function asksToCompare(question: string | null): boolean {
  if (comparedBy(question) !== 'both') return true;
  return /\b(compare|compared|comparing|comparison|versus|vs|against|than)\b/i.test(question ?? '');
}

/** SQL over the plan's own: the difference and the ratio of the two groups, in one row. */
export function comparisonSql(sql: string, { key, measure, groups }: Comparison): string {
  const value = (group: Cell) =>
    `(SELECT ${quoteIdentifier(measure)} FROM compared WHERE ${quoteIdentifier(key)} IS NOT DISTINCT FROM ${quoteLiteral(group)})`;
  const [larger, smaller] = groups.map(value);
  return [
    `WITH compared AS (${sql})`,
    `SELECT ${larger} - ${smaller} AS difference,`,
    `  ${larger} / nullif(${smaller}, 0) AS ratio`,
  ].join('\n');
}
