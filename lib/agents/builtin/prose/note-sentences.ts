import type { Plan } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { ProseInput } from './prose.ts';

/** What limits the answer: rows that were cut, values that were left out. Without numbers of its own. */
export function noteSentences({ plan, result, schema }: ProseInput): string[] {
  const cut = result.truncated ? ['The table shows only the first rows; download it for all.'] : [];
  return [...cut, ...missingNote(plan, schema), ...derivedNotes(plan, schema)];
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

/** Where a derived column may have no value though its sources have one. */
function derivedNotes({ derived = [] }: Plan, schema: TableSchema): string[] {
  const least = (name: string) => {
    const min = schema.profile.columns.find((column) => column.name === name)?.min ?? null;
    return typeof min === 'number' ? min : Number.POSITIVE_INFINITY;
  };
  return derived.flatMap(({ name, of }) => {
    if (of.kind === 'logarithm' && least(of.column) + of.plus <= 0)
      return ['Only values above zero have a logarithm.'];
    return of.kind === 'arithmetic' && of.operator === '/' && least(of.right) <= 0
      ? [`Rows whose ${of.right} is zero have no ${name}.`]
      : [];
  });
}
