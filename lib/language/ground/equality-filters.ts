import { ordinalOf } from '../lexicon/ordinals.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isDiscrete, isTime, isYear } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, placesOf, take } from './draft.ts';
import { comparableWith, looksLikeYear, type Operand, operandAt, timeColumn } from './operands.ts';
import { type Placed, predicate } from './predicates.ts';

const notAmounts = new Set<Meaning['kind']>(['top', 'bin', 'binWidth', 'extreme', 'channel', 'sort']);

/** "id is 10", "with 4 doors", "year 1982", "in 1982", "in June 2002". */
export function equalityFilters(draft: Draft): Placed[] {
  return [...ordinalFilters(draft), ...numberFilters(draft)];
}

/** "first class", "the 3rd floor": a column of few whole numbers, and the one that is meant. */
function ordinalFilters(draft: Draft): Placed[] {
  return placesOf(draft, 'column').flatMap((place) => {
    const column = meaningAt(draft, place, 'column')?.column;
    const ordinal = draft.used.has(place - 1) ? null : ordinalOf(draft.terms[place - 1]?.text ?? '');
    if (!column || ordinal === null || !isDiscrete(column) || isYear(column)) return [];
    const { min, max } = column.profile;
    if (typeof min !== 'number' || typeof max !== 'number' || ordinal < min || ordinal > max) return [];
    take(draft, place - 1, place);
    return [placed(column.name, { comparison: '=', value: ordinal, timeUnit: null }, [place - 1, place + 1])];
  });
}

function numberFilters(draft: Draft): Placed[] {
  return [...placesOf(draft, 'number'), ...placesOf(draft, 'date')].flatMap((place) => {
    const operand = draft.used.has(place) ? null : operandAt(draft, place);
    if (!operand || isAmount(draft, place)) return [];
    if (isYearOfRows(draft, place, operand)) return byYear(draft, place, operand) ?? [];
    return byColumn(draft, place, operand) ?? byYear(draft, place, operand) ?? [];
  });
}

function isAmount(draft: Draft, place: number): boolean {
  const year = meaningAt(draft, place, 'number')?.value ?? 0;
  if (year >= 1500 && year <= 2100 && /^(in|during)$/i.test(draft.terms[place - 1]?.text ?? '')) return false;
  return [place - 1, place + 1, place - 2].some((at) =>
    notAmounts.has(draft.terms[at]?.meaning.kind ?? 'noise'),
  );
}

/** "the weight in 2024", "weight 2024" tell the year of the rows, never a weight, where the rows have one. */
function isYearOfRows(draft: Draft, place: number, operand: Operand): boolean {
  const subject = looksLikeYear(operand) ? beside(draft, place, operand) : null;
  const time = timeColumn(draft) ?? draft.index.columns.find(({ plain }) => plain.includes('year')) ?? null;
  if (!subject || !time || isTime(subject.column) || subject.column === time) return false;
  const joint = draft.terms[place - 1];
  if (/^(in|for|during|since|from)$/i.test(joint?.text ?? '')) return true;
  const isMeasured = draft.terms[subject.place - 1]?.meaning.kind === 'aggregate';
  if (/^of$/i.test(joint?.text ?? '')) return isMeasured;
  const isTold =
    /^(is|are|was|were|with|at)$/i.test(joint?.text ?? '') || joint?.meaning.kind === 'comparison';
  return !isTold && (isMeasured || isWithin(time, Number(operand.value)));
}

function isWithin({ profile: { min, max } }: ColumnRef, year: number): boolean {
  const [from, to] = [min, max].map((end) => Number(String(end).slice(0, 4)));
  return from !== undefined && to !== undefined && from <= year && year <= to;
}

function byColumn(draft: Draft, place: number, operand: Operand): Placed[] | null {
  const subject = beside(draft, place, operand);
  const value = subject ? comparableWith(subject.column, operand) : null;
  if (!subject || !value) return null;
  const nots = [subject.place - 1, subject.place + 1, place - 1].filter((at) => kindAt(draft, at) === 'not');
  const negated = nots.length > 0;
  for (let at = Math.min(subject.place, place); at <= Math.max(subject.place, place); at += 1)
    take(draft, at);
  take(draft, ...nots);
  const comparison = negated ? '!=' : '=';
  return [
    placed(subject.column.name, { comparison, ...value }, [
      Math.min(subject.place, place),
      Math.max(subject.place, place) + 1,
    ]),
  ];
}

function beside(draft: Draft, place: number, operand: Operand) {
  const after = meaningAt(draft, place + 1, 'column')?.column;
  if (after && !isTime(after) && comparableWith(after, operand) && kindAt(draft, place - 1) !== 'column') {
    return { column: after, place: place + 1 };
  }
  for (let at = place - 1; at >= Math.max(0, place - 4); at -= 1) {
    const column = meaningAt(draft, at, 'column')?.column;
    if (column) return comparableWith(column, operand) ? { column, place: at } : null;
    const kind = kindAt(draft, at);
    if (!['noise', 'preposition', 'not', 'condition', 'comparison'].includes(kind ?? '')) return null;
  }
  return null;
}

function byYear(draft: Draft, place: number, operand: Operand): Placed[] | null {
  if (!looksLikeYear(operand) && typeof operand.value !== 'string') return null;
  const column = timeColumn(draft);
  const value = column ? comparableWith(column, operand) : null;
  if (!column || !value) return null;
  take(draft, place);
  return [placed(column.name, { comparison: '=', ...value }, [place, place + 1])];
}

type Compared = { comparison: '=' | '!='; value: string | number; timeUnit: Placed['predicate']['timeUnit'] };

function placed(column: string, compared: Compared, [from, to]: [number, number]): Placed {
  const { comparison, value, timeUnit } = compared;
  return {
    predicate: predicate({ column, comparison, values: [value], timeUnit }),
    from,
    to,
    joinedByOr: false,
  };
}
