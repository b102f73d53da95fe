import type { Aggregate } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isDiscrete, isMeasurable, isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { stem } from '../text/stem.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, previousPlace, take } from './draft.ts';

const between = new Set<Meaning['kind']>(['noise', 'preposition', 'distinct']);
const listed = new Set<Meaning['kind']>(['noise', 'and', 'comma', 'aggregate', 'preposition', 'count']);

const verbs = new Set<Meaning['kind']>(['noise']);

/** Aggregates with their columns, and counts. */
export function takeMeasures(draft: Draft): void {
  for (const place of placesOf(draft, 'count')) if (nextIsAggregate(draft, place)) take(draft, place);
  for (const place of placesOf(draft, 'aggregate')) takeAggregate(draft, place);
  for (const place of placesOf(draft, 'count')) takeCount(draft, place);
  takeShare(draft);
}

/** "percentage by team" is a share of the rows where nothing else is measured. */
function takeShare(draft: Draft): void {
  const measured =
    draft.measures.length > 0 || placesOf(draft, 'column').some((place) => isContinuousAt(draft, place));
  const [place] = placesOf(draft, 'share');
  if (place === undefined || measured || draft.mark !== null) return;
  note(draft, { aggregate: 'count', column: null, quantile: null, place });
}

function isContinuousAt(draft: Draft, place: number): boolean {
  const column = meaningAt(draft, place, 'column')?.column;
  return column !== undefined && isContinuous(column);
}

/** "how many total hours": the aggregate says what is meant. */
function nextIsAggregate(draft: Draft, place: number): boolean {
  return kindAt(draft, nextPlace(draft, place + 1, between)) === 'aggregate';
}

function takeAggregate(draft: Draft, place: number): void {
  const meaning = meaningAt(draft, place, 'aggregate');
  if (!meaning) return;
  const target = nextPlace(draft, place + 1, listed);
  const column = meaningAt(draft, target, 'column')?.column ?? measuredAt(draft, target);
  const { aggregate, quantile = null } = meaning;
  if (column && fits(aggregate, column)) {
    note(draft, { aggregate, column, quantile, place });
    take(draft, place, ...countsBetween(draft, place, target));
    takeListed(draft, { aggregate, quantile, from: target });
    return;
  }
  if (aggregate === 'sum') {
    takeTotal(draft, place, target);
    return;
  }
  const at = previousPlace(draft, place - 1, verbs);
  const before = meaningAt(draft, at, 'column')?.column;
  if (before && fits(aggregate, before)) {
    note(draft, { aggregate, column: before, quantile, place });
    take(draft, place, at);
  }
}

/** "mean number of seats" measures the seats and counts nothing. */
function countsBetween(draft: Draft, from: number, to: number): number[] {
  const [next] = [from + 1];
  const isPlain = kindAt(draft, next) === 'count' && nextPlace(draft, next + 1, between) === to;
  return isPlain ? [next] : [];
}

/** "mean, median of price": the column that an aggregate before took already. */
function measuredAt(draft: Draft, place: number): ColumnRef | null {
  const meaning = draft.terms[place]?.meaning;
  if (meaning?.kind !== 'column') return null;
  return draft.measures.some((measure) => measure.column === meaning.column.name) ? meaning.column : null;
}

function fits(aggregate: Aggregate, column: ColumnRef): boolean {
  if (aggregate === 'mode' || aggregate === 'distinct') return true;
  if (aggregate === 'min' || aggregate === 'max')
    return isMeasurable(column) || isTime(column) || column.column.type === 'integer';
  return ['integer', 'decimal', 'double'].includes(column.column.type);
}

/** "average height and weight": the aggregate holds for each number listed after it. */
function takeListed(
  draft: Draft,
  start: { aggregate: Aggregate; quantile: number | null; from: number },
): void {
  take(draft, start.from);
  let place = start.from + 1;
  while (kindAt(draft, place) === 'and' || kindAt(draft, place) === 'comma') {
    const next = nextPlace(draft, place + 1, between);
    const column = meaningAt(draft, next, 'column')?.column;
    const listed = column && (isContinuous(column) || (isMeasurable(column) && isSplitLater(draft, next)));
    if (!column || !listed || kindAt(draft, next + 1) === 'group') return;
    note(draft, { ...start, column, place: next });
    take(draft, place, next);
    place = next + 1;
  }
}

/** A number with few values is measured too where another column splits the rows behind it. */
function isSplitLater(draft: Draft, place: number): boolean {
  return draft.terms.some(
    ({ meaning }, at) => at > place && meaning.kind === 'group' && kindAt(draft, at + 1) === 'column',
  );
}

const amounts =
  /^(revenues?|sales|profits?|income|costs?|prices?|amounts?|turnover|earnings|spend|spending|expenses?|budget|salary|salaries|payroll|value|distance|weight|duration)$/i;

/** "total sales" is a sum, "total players" a count. */
function takeTotal(draft: Draft, place: number, target: number): void {
  const kind = kindAt(draft, target);
  if (kind === 'share') return;
  const counted = draft.terms.slice(0, place).some(({ meaning }) => meaning.kind === 'count');
  if (counted && (kind === null || kind === 'stop')) {
    take(draft, place);
    return;
  }
  if (kind === 'unknown' && amounts.test(draft.terms[target]?.text ?? '')) return;
  const things =
    kind === 'unknown' ||
    kind === 'rows' ||
    kind === 'column' ||
    kind === 'entity' ||
    kindAt(draft, place + 1) === 'count';
  if (things || kind === null || kind === 'group' || kind === 'stop' || kind === 'comma') {
    note(draft, { aggregate: 'count', column: null, quantile: null, place });
    take(draft, place);
    takeCounted(draft, target);
  }
}

function takeCount(draft: Draft, place: number): void {
  const target = nextPlace(draft, place + 1, between);
  const column = meaningAt(draft, target, 'column')?.column ?? null;
  take(draft, place);
  const quantity = column ? null : quantityOf(draft, place);
  if (quantity) {
    note(draft, { aggregate: 'sum', column: quantity, quantile: null, place });
    takeCounted(draft, target);
    return;
  }
  const text = draft.terms[place]?.text.toLowerCase() ?? '';
  const asksHowMuch = !/count|tally|frequency|rowcount/.test(text);
  if (column && isDiscrete(column) && asksHowMuch) return;
  if (column && isContinuous(column) && asksHowMuch) {
    note(draft, { aggregate: 'sum', column, quantile: null, place });
    take(draft, target);
    return;
  }
  const previous = meaningAt(draft, place - 1, 'column')?.column;
  if (!column && previous && isDiscrete(previous) && !asksHowMuch) return;
  const distinct = draft.terms.slice(place, target).some((term) => term.meaning.kind === 'distinct');
  if (column && distinct) note(draft, { aggregate: 'distinct', column, quantile: null, place });
  else note(draft, { aggregate: 'count', column: null, quantile: null, place });
  takeCounted(draft, target);
}

/** "how many units we sold" adds up the quantities where the rows have one. */
function quantityOf(draft: Draft, place: number): ColumnRef | null {
  const terms = draft.terms.slice(place + 1);
  const things = terms.findIndex(({ text }) => /^(items|units|pieces|products|articles|goods)$/i.test(text));
  const traded = terms.some(({ text }) => /^(ordered|sold|bought|purchased|shipped|delivered)$/i.test(text));
  const distinct = terms.some(({ meaning }) => meaning.kind === 'distinct');
  if (things === -1 || things > 2 || !traded || distinct) return null;
  return draft.index.columns.find((one) => one.stems.includes(stem('quantity')) && isMeasurable(one)) ?? null;
}

/** The thing counted: a column of names, or a word for the rows. */
function takeCounted(draft: Draft, target: number): void {
  const column = meaningAt(draft, target, 'column')?.column;
  if (column && !isMeasurable(column)) {
    draft.uses.push({ column, place: target, group: null, counted: true });
    take(draft, target);
    return;
  }
  draft.counted ??= meaningAt(draft, target, 'entity')?.key ?? null;
  let place = target;
  if (kindAt(draft, place) === 'unknown') draft.strange = draft.terms[place]?.text ?? null;
  while (['unknown', 'rows', 'entity'].includes(kindAt(draft, place) ?? '')) {
    take(draft, place);
    place += 1;
  }
}

type Noted = { aggregate: Aggregate; column: ColumnRef | null; quantile: number | null; place: number };

function note(draft: Draft, noted: Noted): void {
  const { aggregate, quantile, place } = noted;
  const column = noted.column?.name ?? null;
  const known = draft.measures.some(
    (measure) =>
      measure.aggregate === aggregate && measure.column === column && measure.quantile === quantile,
  );
  if (!known) draft.measures.push({ aggregate, column, quantile, share: false, place });
}
