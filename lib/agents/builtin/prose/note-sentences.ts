import type { Plan } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { ProseInput } from './prose.ts';

/** What limits the answer: rows that were cut, values that were left out. Without numbers of its own. */
export function noteSentences({ plan, result, schema }: ProseInput): string[] {
  const cut = result.truncated ? ['The table shows only the first rows; download it for all.'] : [];
  return [...cut, ...missingNote(plan, schema)];
}

function missingNote(plan: Plan, schema: TableSchema): string[] {
  if (plan.query.kind !== 'aggregate') return [];
  const measured = plan.query.measures
    .filter(({ aggregate }) => aggregate !== 'count' && aggregate !== 'distinct')
    .flatMap(({ column }) => column ?? []);
  const withGaps = [...new Set(measured)].filter(
    (name) => (schema.profile.columns.find((column) => column.name === name)?.missing ?? 0) > 0,
  );
  return withGaps.length === 0 ? [] : [`Rows without a value of ${withGaps.join(', ')} are left out.`];
}
