import type { Query } from '#lib/analysis/index.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, placesOf, says, take } from './draft.ts';
import { columnsOfType, shape, tally } from './table-facts.ts';

const spoken = [
  'distinct',
  'present',
  'not',
  'count',
  'missing',
  'duplicates',
  'describe',
  'columns',
  'types',
  'rows',
  'condition',
  'allColumns',
] as const;

/** Questions about the table itself: its columns, what they hold, what is missing, what repeats. */
export function takeTableQuestions(draft: Draft): void {
  const query =
    shape(draft) ??
    tally(draft) ??
    missing(draft) ??
    quality(draft) ??
    duplicates(draft) ??
    columnsOfType(draft) ??
    columns(draft) ??
    describe(draft);
  if (query === null) return;
  draft.query = query;
  draft.measures = [];
  for (const kind of spoken) take(draft, ...placesOf(draft, kind));
  for (const place of placesOf(draft, 'group'))
    if (/^(columns?|fields?|variables?|features?)$/i.test(draft.terms[place + 1]?.text ?? ''))
      take(draft, place);
}

const eachColumn = /\b(per|each|every|by|all|all the) (columns?|variables?|features?|fields?)\b/i;

const faulty =
  /\b(anything|something|what|what's|what’s|whats) (is |are |looks? |seems? )?(wrong|off|odd|broken|dirty)\b|\b(data|file|table) quality\b|\b(problems?|issues?|errors?) (with|in) (the|this|my|our) (data|dataset|file|table)\b/i;

/** "is anything wrong with this data": what is missing from it, column by column. */
function quality(draft: Draft): Query | null {
  return faulty.test(draft.question) ? { kind: 'missing', columns: columnNames(draft) } : null;
}

function columnNames(draft: Draft): string[] {
  return draft.uses.map((use) => use.column.name);
}

function missing(draft: Draft): Query | null {
  const each = says(draft, 'allColumns') || eachColumn.test(draft.question);
  const counted = each && !says(draft, 'share') && !says(draft, 'which') && draft.uses.length === 0;
  const places = placesOf(draft, 'missing');
  const asked = places.length > 0;
  if (asked && says(draft, 'remove'))
    draft.refusal ??= 'Rows are left out by a condition: ask for those where a column is not missing.';
  if (!asked || !draft.measures.every(isCount)) return null;
  if (counted) return { kind: 'tally', count: 'missing', columns: [] };
  return { kind: 'missing', columns: columnNames(draft) };
}

function duplicates(draft: Draft): Query | null {
  return placesOf(draft, 'duplicates').length > 0 || asksUnique(draft)
    ? { kind: 'duplicates', columns: columnNames(draft) }
    : null;
}

/** "is the code unique", "are the names distinct": whether a value stands twice. */
function asksUnique(draft: Draft): boolean {
  const opens = /^\W*(is|are|do|does|has|have)\b/i.test(draft.question);
  const says = /\b(unique|distinct|all different)\b/i.test(draft.question);
  return opens && says && draft.measures.length === 0 && draft.mark === null && draft.uses.length > 0;
}

function isCount(measure: Draft['measures'][number]): boolean {
  return measure.aggregate === 'count' || measure.aggregate === 'distinct';
}

/** "names" and "types" of columns are no columns themselves. */
function isLabel(draft: Draft, place: number): boolean {
  return (
    /^(names?|types?)$/i.test(draft.terms[place]?.text ?? '') &&
    draft.terms
      .slice(place)
      .some(({ meaning }) => meaning.kind === 'columns' || meaning.kind === 'allColumns')
  );
}

/** Only where the question asks for nothing else: no number, no place, no condition. */
function columns(draft: Draft): Query | null {
  if (
    draft.uses.some((use) => !isLabel(draft, use.place)) ||
    draft.filters.length > 0 ||
    draft.mark !== null ||
    draft.top !== null
  )
    return null;
  const types = says(draft, 'types') || (asksColumns(draft, true) && /\btypes?\b/i.test(draft.question));
  if (types) return { kind: 'columns', show: 'types', columns: [] };
  if (!asksColumns(draft)) return null;
  return { kind: 'columns', show: draft.measures.some(isCount) ? 'count' : 'names', columns: [] };
}

function asksColumns(draft: Draft, typed = false): boolean {
  const places = [...placesOf(draft, 'columns'), ...placesOf(draft, 'allColumns')];
  const others: Meaning['kind'][] = [
    'number',
    'aggregate',
    'comparison',
    'describe',
    'group',
    'sort',
    'extreme',
    'not',
    'pick',
  ];
  const strange = draft.terms.some(
    ({ meaning, text }) => meaning.kind === 'unknown' && !/^(names?|called|labels?|titles?)$/i.test(text),
  );
  const rest = typed ? others.filter((kind) => kind !== 'group') : others;
  return places.length > 0 && (typed || !strange) && !rest.some((kind) => says(draft, kind));
}

function describe(draft: Draft): Query | null {
  if (
    draft.mark !== null ||
    draft.uses.some((use) => use.group !== null) ||
    draft.measures.some((one) => !isCount(one))
  )
    return null;
  if (placesOf(draft, 'describe').length === 0 || says(draft, 'group')) return null;
  const [only, second] = draft.uses;
  if (only && !second && only.column.column.type === 'text' && draft.filters.length === 0) return null;
  return { kind: 'describe', columns: columnNames(draft) };
}
