import type { Aggregate, Filter, Having, Measure, Query, TimeUnit } from '#lib/analysis/index.ts';
import type { ChartWish, Mark } from '#lib/charts/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { Direction } from '../lexicon/meaning.ts';
import type { ColumnIndex, ColumnRef } from '../link/column-index.ts';
import type { Linked } from '../link/link.ts';
import type { Meaning, Term } from '../link/term.ts';
import type { Placed } from './predicates.ts';

/** A column that the question names and that no filter or sort took. */
export type ColumnUse = {
  column: ColumnRef;
  place: number;
  /** What joined it: "by" splits, "each" splits more strongly. */
  group: 'by' | 'each' | null;
  /** It was the thing counted: "number of towns". */
  counted: boolean;
};

export type SortWish = { target: 'x' | 'y' | ColumnRef | null; direction: Direction };

export type DraftMeasure = Measure & { place: number };

/** What has been understood so far. Each step takes the terms that it understands and notes what they ask. */
export type Draft = {
  question: string;
  schema: TableSchema;
  index: ColumnIndex;
  terms: readonly Term[];
  used: Set<number>;
  filters: Filter[];
  /** The conditions with their places, as they stand in the question. */
  conditions: readonly Placed[];
  sort: SortWish | null;
  /** Keys that order what the first leaves equal. */
  laterSorts: SortWish[];
  /** Groups of this column are kept by their number of rows. */
  having: {
    comparison: Having['comparison'];
    value: number;
    column: ColumnRef;
    /** What is compared, where rows are not counted. */
    measured?: { aggregate: Aggregate; column: string };
  } | null;
  top: { count: number | null; direction: Direction; rows: boolean; place: number } | null;
  /** `frequent`: the values that stand most often, not the greatest. */
  extreme: { direction: Direction; place: number; frequent?: true } | null;
  /** Places in an order that are left out before the one asked for: 1 for "the second highest". */
  skip: number | null;
  /** Rows picked by where they stand in the table. */
  cut: { skip: number; limit: number | null; fromEnd: boolean } | null;
  /** Columns picked by where they stand in the table. */
  picked: ColumnRef[] | null;
  mark: Mark | null;
  histogram: boolean;
  stack: ChartWish['stack'];
  channels: { x: ColumnRef | null; y: ColumnRef | null; color: ColumnRef | null; facet: ColumnRef | null };
  measures: DraftMeasure[];
  uses: ColumnUse[];
  bins: number | null;
  /** The question speaks of bins, of numbers or of time. */
  binned: boolean;
  timeUnit: TimeUnit | null;
  /** The key of the things counted, where a word for them was found in it. */
  counted: ColumnRef | null;
  /** A word for the things counted that neither a column nor the table bears. */
  strange: string | null;
  /** Set by a reader of whole-table questions: describe, missing values, duplicates. */
  query: Query | null;
  /** Why the question can't be answered, once known. */
  refusal: string | null;
};

export function createDraft(linked: Linked): Draft {
  return {
    ...linked,
    used: new Set(),
    filters: [],
    conditions: [],
    sort: null,
    laterSorts: [],
    having: null,
    top: null,
    extreme: null,
    skip: null,
    cut: null,
    picked: null,
    mark: null,
    histogram: false,
    stack: null,
    channels: { x: null, y: null, color: null, facet: null },
    measures: [],
    uses: [],
    bins: null,
    binned: false,
    timeUnit: null,
    counted: null,
    strange: null,
    query: null,
    refusal: null,
  };
}

type Of<Kind extends Meaning['kind']> = Extract<Meaning, { kind: Kind }>;

/** The meaning of a term where it is of this kind and not taken yet. */
export function meaningAt<Kind extends Meaning['kind']>(
  draft: Draft,
  place: number,
  kind: Kind,
): Of<Kind> | null {
  const meaning = draft.terms[place]?.meaning;
  return meaning && !draft.used.has(place) && isKind(meaning, kind) ? meaning : null;
}

function isKind<Kind extends Meaning['kind']>(meaning: Meaning, kind: Kind): meaning is Of<Kind> {
  return meaning.kind === kind;
}

export function kindAt(draft: Draft, place: number): Meaning['kind'] | null {
  return draft.used.has(place) ? null : (draft.terms[place]?.meaning.kind ?? null);
}

/** Whether a term of this kind stands anywhere in the question, taken or not. */
export function says(draft: Draft, kind: Meaning['kind']): boolean {
  return draft.terms.some((term) => term.meaning.kind === kind);
}

/** Places of the terms of this kind that are not taken. */
export function placesOf(draft: Draft, kind: Meaning['kind']): number[] {
  return draft.terms.flatMap((term, place) =>
    term.meaning.kind === kind && !draft.used.has(place) ? [place] : [],
  );
}

export function take(draft: Draft, ...places: number[]): void {
  for (const place of places) draft.used.add(place);
}

/** The next place at or after `from` whose kind is not among `skip`. */
export function nextPlace(draft: Draft, from: number, skip: ReadonlySet<Meaning['kind']>): number {
  let place = from;
  while (place < draft.terms.length && skip.has(draft.terms[place]?.meaning.kind ?? 'noise')) place += 1;
  return place;
}

/** The last place at or before `from` whose kind is not among `skip`; -1 where there is none. */
export function previousPlace(draft: Draft, from: number, skip: ReadonlySet<Meaning['kind']>): number {
  let place = from;
  while (place >= 0 && skip.has(draft.terms[place]?.meaning.kind ?? 'noise')) place -= 1;
  return place;
}
