import type { Measure } from '#lib/analysis/index.ts';
import { adjectiveColumns } from '../lexicon/adjectives.ts';
import type { Direction } from '../lexicon/meaning.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isAdditive, isContinuous, isMeasurable, isTime, isUnique } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { stem } from '../text/stem.ts';
import { placeDimensions } from './dimensions.ts';
import { type Draft, says } from './draft.ts';
import { endsWithin } from './ends-within.ts';
import { countMeasure, defaultMeasure } from './measure-of.ts';
import { timeColumn } from './operands.ts';
import { aggregateShape, rowsShape, type Shape } from './shape.ts';

/** "which team has most wins", "top 5 towns by rainfall", "highest price". */
export function extremeShape(draft: Draft): Shape | null {
  const shape = endShape(draft);
  return shape === null || draft.skip === null ? shape : afterFirst(draft, shape, draft.skip);
}

/** "the second highest": the one after the first of the same order. */
function afterFirst(draft: Draft, shape: Shape, skip: number): Shape | null {
  const { query, limit, order } = shape;
  if (limit === 1 && order !== null) return { ...shape, skip };
  const only = query.kind === 'aggregate' && query.dimensions.length === 0 ? query.measures[0] : undefined;
  if (only?.column && (only.aggregate === 'max' || only.aggregate === 'min')) {
    const direction = only.aggregate === 'max' ? 'descending' : 'ascending';
    const values = { kind: 'rows' as const, columns: [only.column], distinct: true };
    return { query: values, chart: null, order: { by: 'y', direction }, limit: 1, skip };
  }
  draft.refusal ??= 'Only one value or group of an order can be picked out by its place.';
  return null;
}

function endShape(draft: Draft): Shape | null {
  const end = draft.extreme ?? draft.top;
  if (!end) return null;
  const frequent = draft.extreme?.frequent === true;
  const ranked = frequent ? null : (rankedColumn(draft, end.place) ?? soleAmount(draft));
  const subject = frequent ? (draft.uses[0]?.column ?? null) : subjectColumn(draft, ranked);
  const limit = draft.top?.count ?? (draft.top ? 10 : 1);
  const order = { by: 'y' as const, direction: end.direction };
  const within = endsWithin(draft, { ranked, limit, order, place: end.place });
  if (within) return within;
  const periods = rankedPeriods(draft, { ranked, subject, order, limit });
  if (periods) return periods;
  const row = rowOfMeasure(draft, order);
  if (row) return row;
  if (draft.measures.length > 0) return rankedGroups(draft, { subject, order, limit });
  if (ranked && endOfEach(draft, ranked, end.place)) return endsOfGroups(draft, ranked, end.direction);
  const asked = ranked && draft.top === null ? askedOfExtreme(draft, ranked, end.place) : null;
  if (ranked && asked) return { ...rowsShape([asked.name, ranked.name], null), order, limit };
  if (ranked && !subject) return withoutSubject(draft, ranked, order);
  if (ranked && subject) return rankedSubjects(draft, { ranked, subject, order, limit });
  if (subject && unknownVerb(draft, end.place)) {
    draft.refusal = `No column of ${draft.schema.name} is called or means “${verbBefore(draft, end.place)}”. Say which number ranks them.`;
  }
  if (subject && (frequent || !isContinuous(subject)))
    return {
      ...aggregateShape(
        placeDimensions(draft, [subject], false).dimensions,
        [counted(draft, subject, end.place)],
        {
          mark: draft.mark,
        },
      ),
      order,
      limit,
    };
  return null;
}

/** "top 5 towns" of rows with one amount are ranked by it, unless what is counted is named. */
function soleAmount(draft: Draft): ColumnRef | null {
  const [number, other] = draft.index.columns.filter(isContinuous);
  const named = draft.extreme !== null || draft.measures.length > 0 || says(draft, 'count');
  const isOne = number !== undefined && other === undefined && isAdditive(number);
  return isOne && !named && draft.uses.some(({ column }) => !isContinuous(column)) ? number : null;
}

/** "the highest price in each town" is a maximum for each, not the town that comes first. */
function endOfEach(draft: Draft, ranked: ColumnRef, place: number): boolean {
  if (
    draft.top !== null ||
    says(draft, 'which') ||
    /^(most|least|fewest)$/i.test(draft.terms[place]?.text ?? '')
  )
    return false;
  const groups = draft.uses.filter((use) => use.place > place && use.column !== ranked && !use.counted);
  return groups.some((use) => use.group === 'each' || (use.group === 'by' && !isAdditive(ranked)));
}

function endsOfGroups(draft: Draft, ranked: ColumnRef, direction: Direction): Shape {
  const groups = draft.uses.filter((use) => use.column !== ranked && use.group !== null);
  const { dimensions, chart } = placeDimensions(
    draft,
    groups.map((use) => use.column),
    false,
  );
  const aggregate = direction === 'descending' ? 'max' : 'min';
  return aggregateShape(dimensions, [{ aggregate, column: ranked.name, quantile: null, share: false }], {
    ...chart,
    mark: draft.mark,
  });
}

/** "which town has the most shops" counts the shops, each once, where a column names them; else the rows. */
function counted(draft: Draft, subject: ColumnRef, place: number): Measure {
  const named = draft.uses.find(
    ({ column, ...use }) =>
      use.place > place && column !== subject && column.column.type === 'text' && use.group === null,
  );
  return named && says(draft, 'which')
    ? { ...countMeasure, aggregate: 'distinct', column: named.column.name }
    : countMeasure;
}

function verbBefore(draft: Draft, place: number): string {
  return draft.terms.slice(0, place).findLast(({ meaning }) => meaning.kind === 'unknown')?.text ?? '';
}

/** "which team earns the most": what nobody knows can't be counted instead. */
function unknownVerb(draft: Draft, place: number): boolean {
  const at = /^the$/i.test(draft.terms[place - 1]?.text ?? '') ? place - 2 : place - 1;
  const next = draft.terms[place + 1]?.meaning.kind;
  return (
    draft.terms[at]?.meaning.kind === 'unknown' && (next === undefined || next === 'stop' || next === 'comma')
  );
}

type Ranking = { order: Shape['order']; limit: number };

function rankedGroups(draft: Draft, ranking: Ranking & { subject: ColumnRef | null }): Shape | null {
  const measures = draft.measures.map(({ place: _place, ...measure }) => measure);
  const counted = draft.uses.find((use) => use.counted)?.column ?? null;
  const columns = draft.uses
    .filter((use) => !use.counted && !measures.some((measure) => measure.column === use.column.name))
    .map((use) => use.column);
  const split = columns.length > 0 ? columns : counted ? [counted] : [];
  if (split.length === 0) return null;
  const { dimensions, chart } = placeDimensions(draft, split, false);
  const limit = draft.top || split.length === 1 ? ranking.limit : null;
  return {
    ...aggregateShape(dimensions, measures, { ...chart, mark: draft.mark }),
    order: ranking.order,
    limit,
  };
}

function rankedSubjects(draft: Draft, found: Ranking & { ranked: ColumnRef; subject: ColumnRef }): Shape {
  const { ranked, subject, order, limit } = found;
  const rest = draft.uses
    .map((use) => use.column)
    .filter((column) => column !== ranked && column !== subject);
  if (isUnique(subject) || rest.some(isUnique)) {
    return { ...rowsShape([subject.name, ranked.name], { mark: draft.mark, x: subject.name }), order, limit };
  }
  const { dimensions, chart } = placeDimensions(draft, [subject, ...rest], false);
  const shape = aggregateShape(dimensions, [defaultMeasure(ranked)], { ...chart, mark: draft.mark });
  return { ...shape, order, limit: rest.length > 0 ? null : limit };
}

/** "the heaviest crate", "the crate with the most pickers": a thing, and not a number, stands at the end. */
function speaksOfThing(draft: Draft, place: number): boolean {
  const before = draft.terms.slice(Math.max(0, place - 3), place);
  const isWith = before.some(({ text }) => /^(with|having|that has|who has)$/i.test(text));
  const behind = draft.terms.slice(place + 1, place + 3);
  const joined = behind.findIndex(({ meaning }) => meaning.kind === 'preposition');
  const near = joined === -1 ? behind : behind.slice(0, joined);
  return [...(isWith ? before : []), ...near].some(({ meaning }) => meaning.kind === 'entity');
}

/** "in which month were the most crates picked", "which year had the highest total": a period comes first. */
function rankedPeriods(
  draft: Draft,
  asked: Ranking & { ranked: ColumnRef | null; subject: ColumnRef | null },
): Shape | null {
  const { ranked, subject, order, limit } = asked;
  const time = draft.timeUnit === null ? null : timeColumn(draft);
  const isAsked = says(draft, 'which') || /^\W*(on |in |at |during )?what\b/i.test(draft.question);
  const others = [ranked, subject].some((column) => column !== null && !isTime(column));
  if (!time || !isAsked || draft.mark !== null || (others && draft.measures.length === 0)) return null;
  if (subject !== null && !isTime(subject)) return null;
  const measures = draft.measures.map(({ place: _place, ...measure }) => measure);
  const { dimensions } = placeDimensions(draft, [time], false);
  const shape = aggregateShape(dimensions, measures.length > 0 ? measures : [countMeasure], {});
  return { ...shape, order, limit };
}

/** "which crate had the greatest number of pickers": the number is the crate's own, and nothing is added up. */
function rowOfMeasure(draft: Draft, order: NonNullable<Shape['order']>): Shape | null {
  const [measure, second] = draft.measures;
  const entity = draft.terms.find(({ meaning }) => meaning.kind === 'entity')?.meaning;
  const named = entity?.kind === 'entity' ? (entity.column ?? nameColumn(draft)) : null;
  const isOwn = measure?.aggregate === 'sum' && measure.column !== null && !says(draft, 'aggregate');
  if (!named || !isOwn || second || draft.uses.some((use) => use.column !== named && use.group !== null))
    return null;
  if (!says(draft, 'which') || draft.top !== null || measure.column === null) return null;
  return { ...rowsShape([named.name, measure.column], null), order, limit: 1 };
}

/** The end of a scale alone is a minimum or maximum; who or what stands there is a row with a name. */
function withoutSubject(draft: Draft, ranked: ColumnRef, order: NonNullable<Shape['order']>): Shape {
  const end = draft.extreme ?? draft.top;
  const asked = says(draft, 'which') || draft.top || (end && speaksOfThing(draft, end.place));
  const named = asked ? nameColumn(draft) : null;
  if (named)
    return {
      ...rowsShape([named.name, ranked.name], { x: named.name }),
      order,
      limit: draft.top?.count ?? 1,
    };
  if ((draft.top?.count ?? 1) > 1) {
    draft.sort = { target: ranked, direction: order.direction };
    return { ...rowsShape([], null), limit: draft.top?.count ?? null };
  }
  const aggregate = order.direction === 'descending' ? 'max' : 'min';
  return {
    ...aggregateShape([], [{ aggregate, column: ranked.name, quantile: null, share: false }], {}),
    chart: null,
  };
}

/** "the weight of the costliest parcel": another column of the row at the end of the scale. */
function askedOfExtreme(draft: Draft, ranked: ColumnRef, place: number): ColumnRef | null {
  const use = draft.uses.find(
    (one) => one.column !== ranked && one.place < place && one.group === null && !one.counted,
  );
  const joint = use ? draft.terms.slice(use.place + 1, place) : [];
  const joined =
    joint.length > 0 &&
    joint.every(({ meaning }) => linking.has(meaning.kind) || isKey(meaning)) &&
    joint.some(({ text }) => /^of$/i.test(text));
  return use && joined ? use.column : null;
}

const linking = new Set(['preposition', 'noise', 'condition', 'entity', 'rows']);

/** The word for the things between: "the weight of the crate with the most sugar". */
function isKey(meaning: Meaning): boolean {
  return meaning.kind === 'column' && meaning.column.column.type === 'text' && isUnique(meaning.column);
}

function nameColumn(draft: Draft): ColumnRef | null {
  const texts = draft.index.columns.filter((column) => column.column.type === 'text' && isUnique(column));
  const called = draft.index.columns.find(
    (column) =>
      column.column.type === 'text' &&
      column.plain.includes('name') &&
      column.profile.distinct >= column.rowCount / 2,
  );
  return texts.find((column) => column.plain.includes('name')) ?? texts[0] ?? called ?? null;
}

/** The number that ranks: the column named right after the superlative, or the one that its adjective measures. */
function rankedColumn(draft: Draft, place: number): ColumnRef | null {
  const after = draft.uses.filter(
    (use) =>
      use.place > place &&
      (isMeasurable(use.column) || isTime(use.column)) &&
      !use.counted &&
      use.group !== 'each',
  );
  const continuous = after.find((use) => isContinuous(use.column) || isTime(use.column)) ?? after[0];
  if (continuous) return continuous.column;
  const words = draft.terms[place]?.text.toLowerCase().split(' ') ?? [];
  for (const word of words.flatMap((one) => adjectiveColumns.get(one) ?? [])) {
    const column = draft.index.columns.find((one) => one.stems.includes(stem(word)));
    if (column) return column;
  }
  return draft.uses.find((use) => use.place < place && isContinuous(use.column))?.column ?? null;
}

function subjectColumn(draft: Draft, ranked: ColumnRef | null): ColumnRef | null {
  return draft.uses.find((use) => use.column !== ranked && !isContinuous(use.column))?.column ?? null;
}
