import type { Query } from '#lib/analysis/index.ts';
import { type ColumnType, isNumeric, isTemporal } from '#lib/datasets/index.ts';
import { type Draft, placesOf, says, take } from './draft.ts';

const sized =
  /\b(shape|dimensions?|dimensionality|size) of (the |this |my |our )?(data|dataset|data ?frame|table|file|df)\b|\bhow (big|large) is (the|this|my|our) (data|dataset|data ?frame|table|file)\b/i;
const both =
  /\b(rows|records|observations|entries) (and|by|&|x) (the )?(number of |count of )?(columns|variables|features|fields|attributes)\b|\b(columns|variables|features|fields|attributes) (and|by|&|x) (the )?(number of |count of )?(rows|records|observations|entries)\b/i;

/** "how many rows and columns", "the shape of the data": its size both ways. */
export function shape(draft: Draft): Query | null {
  const counts = says(draft, 'count') && both.test(draft.question);
  if (!counts && !sized.test(draft.question)) return null;
  if (draft.uses.length > 0 || draft.filters.length > 0 || draft.mark !== null) return null;
  take(draft, ...placesOf(draft, 'count'), ...placesOf(draft, 'columns'), ...placesOf(draft, 'rows'));
  return { kind: 'columns', show: 'shape', columns: [] };
}

/** "how many values of each column are present", "the number of unique values per column". */
export function tally(draft: Draft): Query | null {
  const counts = draft.measures.every(({ aggregate }) => aggregate === 'count' || aggregate === 'distinct');
  const apart = draft.uses.some((use) => use.group !== null && !says(draft, 'allColumns'));
  if (!counts || apart || draft.mark !== null || draft.extreme !== null) return null;
  const columns = draft.uses.map((use) => use.column.name);
  const present = placesOf(draft, 'present').length > 0 || isNegated(draft);
  if (present && (columns.length > 0 || namesColumns(draft)))
    return { kind: 'tally', count: 'present', columns };
  const [only] = draft.measures;
  const listed =
    columns.some((name) => name !== only?.column) &&
    draft.uses.every((use) => use.group === null) &&
    !says(draft, 'group');
  if (draft.measures.length === 1 && only?.aggregate === 'distinct' && only.column !== null && listed)
    return { kind: 'tally', count: 'distinct', columns: [...new Set([only.column, ...columns])] };
  const isEach = columns.length === 0 && namesColumns(draft);
  return says(draft, 'distinct') && isEach ? { kind: 'tally', count: 'distinct', columns: [] } : null;
}

function isNegated(draft: Draft): boolean {
  return placesOf(draft, 'missing').some((place) => draft.terms[place - 1]?.meaning.kind === 'not');
}

function namesColumns(draft: Draft): boolean {
  return says(draft, 'allColumns') || says(draft, 'columns');
}

const types: readonly (readonly [word: RegExp, test: (type: ColumnType) => boolean])[] = [
  [/^(numeric|numerical|number|numbers|quantitative)$/i, isNumeric],
  [/^(categorical|text|textual|string|strings|nominal|object|qualitative)$/i, (type) => type === 'text'],
  [/^(dates?|datetimes?|temporal|times?|timestamps?)$/i, isTemporal],
  [/^(booleans?|logical|bool)$/i, (type) => type === 'boolean'],
  [/^(integers?|ints?)$/i, (type) => type === 'integer'],
  [/^(floats?|decimals?|doubles?)$/i, (type) => type === 'double' || type === 'decimal'],
];

/** "which columns are numeric", "list the text columns": the columns of one kind. */
export function columnsOfType(draft: Draft): Query | null {
  if (!says(draft, 'columns') || says(draft, 'aggregate') || says(draft, 'describe')) return null;
  if (draft.filters.length > 0 || draft.uses.length > 0 || draft.mark !== null) return null;
  const found = types.find(([word]) =>
    draft.terms.some(
      ({ text, meaning }) => word.test(text) && (meaning.kind !== 'column' || meaning.score < 0.9),
    ),
  );
  if (!found) return null;
  const columns = draft.schema.columns.filter(({ type }) => found[1](type)).map(({ name }) => name);
  if (columns.length === 0) {
    draft.refusal = `No column of ${draft.schema.name} is of that type. Ask for the types of the columns.`;
    return null;
  }
  const counts = draft.measures.length > 0;
  return { kind: 'columns', show: counts ? 'count' : 'names', columns };
}
