import type { Filter, Plan, Predicate } from '#lib/analysis/index.ts';
import { type Draft, type DraftMeasure, placesOf, says, take } from '../ground/draft.ts';
import { pointsAtRows } from './points-back.ts';
import { countsThings, hasMeasure } from './reads-whole.ts';

const compares =
  /\b(how (much|many)|by how much|what percent(age)?) (more|less|higher|lower|greater|smaller|fewer|larger|cheaper)\b|\b(compared?|difference) ((that|this|it|them) )?(to|with|from)\b|\b(more|less|higher|lower) than\b/i;

/** "those in red, counted", "their mean weight": a number of its own, told of the rows or groups before. */
export function tellAnew(merged: Draft, change: Draft, plan: Plan): Draft | null {
  if (!hasMeasure(change)) return null;
  if (!pointsAtRows(change)) return countsInstead(merged, change, plan);
  if (merged.top !== null || merged.having !== null)
    return {
      ...merged,
      refusal:
        'It isn’t clear which rows this points at: the answer before shows only some. Name them instead.',
    };
  const counts = countsThings(change) || plan.query.kind !== 'aggregate' || change.uses.length > 0;
  const bare = { ...change, filters: merged.filters };
  return counts ? bare : { ...merged, measures: change.measures, mark: change.mark };
}

/** "and number of rows": each group is counted, beside its measure where the count is added. */
function countsInstead(merged: Draft, change: Draft, { query }: Plan): Draft | null {
  const [count, other] = change.measures;
  if (
    !count ||
    other ||
    count.column !== null ||
    query.kind !== 'aggregate' ||
    change.uses.some((use) => !use.counted)
  )
    return null;
  const measures = says(change, 'add') ? [...merged.measures, count] : [count];
  return { ...merged, measures };
}

/** "what share of the total is that": of the whole table where no groups share it. */
export function asShare(draft: Draft, change: Draft): Draft {
  if (!says(change, 'share') || change.measures.some(({ column }) => column !== null)) return draft;
  const adds = draft.measures.every(
    ({ aggregate, where }) => (aggregate === 'sum' || aggregate === 'count') && !where,
  );
  if (draft.measures.length === 0) return draft;
  if (!adds)
    return {
      ...draft,
      refusal: 'Only totals and counts have shares. Ask for the total, then for its percentages.',
    };
  take(change, ...placesOf(change, 'share'), ...placesOf(change, 'aggregate'));
  const splits = draft.uses.length > 0 || change.uses.length > 0;
  const [first, ...rest] = draft.filters;
  if (splits || !first) return { ...draft, measures: draft.measures.map((one) => ({ ...one, share: true })) };
  const ofFiltered = (one: DraftMeasure): DraftMeasure => ({ ...one, where: [first, ...rest], share: true });
  return { ...draft, filters: [], measures: draft.measures.map(ofFiltered) };
}

/** "how much more than in 2021": the value before and the one named, side by side. */
export function comparedWith(before: Draft, merged: Draft, change: Draft): Draft | null {
  if (!compares.test(change.question) || change.measures.some(({ column }) => column !== null)) return null;
  const [named, other] = change.filters.flatMap((filter) => ('anyOf' in filter ? [] : [filter]));
  if (!named || other || (named.comparison !== '=' && named.timeUnit === null)) return null;
  const present = before.filters.find((filter) => isLike(filter, named));
  const column = before.index.columns.find(({ name }) => name === named.column);
  const others = before.uses.filter((use) => use.column !== column);
  if (!present || !('column' in present) || !column || others.length > 1) {
    const refusal = `It isn’t clear what is to be compared with “${named.values.join(', ')}”. Name both in one question.`;
    return { ...merged, refusal };
  }
  const both: Predicate = { ...present, comparison: 'in', values: [...present.values, ...named.values] };
  return {
    ...merged,
    filters: before.filters.map((filter) => (filter === present ? both : filter)),
    uses: [...others, { column, place: -1, group: 'by', counted: false }],
    timeUnit: named.timeUnit ?? before.timeUnit,
  };
}

/** One value of the same column, in the same unit of time. */
function isLike(filter: Filter, named: Predicate): boolean {
  if ('anyOf' in filter || filter.comparison !== '=') return false;
  return filter.column === named.column && filter.timeUnit === named.timeUnit;
}
