import { type Column, type ColumnProfile, isTemporal, type TableSchema } from '#lib/datasets/index.ts';
import { abbreviations } from '../lexicon/synonyms.ts';
import { stem } from '../text/stem.ts';
import { splitIdentifier } from '../text/tokenise.ts';

/** A column as questions see it: its type and profile, and the words of its name. */
export type ColumnRef = {
  table: string;
  name: string;
  index: number;
  rowCount: number;
  column: Column;
  profile: ColumnProfile;
  /** Words of the name, abbreviations written out, stemmed. */
  stems: readonly string[];
  /** The words as they are written, stemmed. */
  plain: readonly string[];
  /** The letters and digits of the name, lower case. */
  joined: string;
  /** First letters of the words. */
  initials: string;
};

/** The columns by a word of their name, and by the whole name without spaces or its initials. */
export type ColumnIndex = {
  columns: readonly ColumnRef[];
  byStem: ReadonlyMap<string, readonly ColumnRef[]>;
  byWhole: ReadonlyMap<string, readonly ColumnRef[]>;
};

const known = new WeakMap<TableSchema, ColumnIndex>();

/** The columns of a table by the stems of their words. Kept as long as the schema is. */
export function columnIndex(schema: TableSchema): ColumnIndex {
  const kept = known.get(schema);
  if (kept) return kept;
  const columns = withEnds(schema.columns.map((column, index) => reference(schema, column, index)));
  const made = {
    columns,
    byStem: grouped(columns, (column) => [...column.stems, ...column.plain]),
    byWhole: grouped(columns, (column) => [column.joined, stem(column.joined), column.initials]),
  };
  known.set(schema, made);
  return made;
}

/** "valid_from" and "valid_to" are the start and the end of a span: so questions call them. */
function withEnds(columns: readonly ColumnRef[]): ColumnRef[] {
  const moments = columns.filter(({ column }) => isTemporal(column.type));
  const spans = ['from', 'to'].every((word) => moments.some(({ plain }) => plain.includes(word)));
  if (!spans) return [...columns];
  return columns.map((column) =>
    moments.includes(column) ? { ...column, stems: column.stems.map(endOf) } : column,
  );
}

function endOf(word: string): string {
  if (word === 'from') return 'start';
  return word === 'to' ? 'end' : word;
}

function grouped(
  columns: readonly ColumnRef[],
  keys: (column: ColumnRef) => readonly string[],
): Map<string, ColumnRef[]> {
  const map = new Map<string, ColumnRef[]>();
  for (const column of columns) {
    for (const key of new Set(keys(column))) map.set(key, [...(map.get(key) ?? []), column]);
  }
  return map;
}

function reference(schema: TableSchema, column: Column, index: number): ColumnRef {
  const words = splitIdentifier(column.name);
  const profile = schema.profile.columns[index] ?? emptyProfile(column);
  return {
    table: schema.table,
    name: column.name,
    index,
    rowCount: schema.rowCount,
    column,
    profile,
    stems: words.flatMap((word) => (abbreviations.get(word) ?? word).split(' ')).map(stem),
    plain: words.map(stem),
    joined: words.join(''),
    initials: words.map((word) => word[0]).join(''),
  };
}

function emptyProfile(column: Column): ColumnProfile {
  return {
    name: column.name,
    type: column.type,
    missing: 0,
    distinct: 0,
    distinctIsApproximate: true,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: [],
    histogram: [],
  };
}
