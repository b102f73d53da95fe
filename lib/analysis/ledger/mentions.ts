import type { Cell, Result } from '#lib/datasets/browser.ts';
import type { DateToken } from './date-token.ts';
import { nameFinder, type Span } from './name-finder.ts';
import type { NumberToken } from './number-token.ts';

export type LedgerSource = { callId: string; result: Result };

/** A group named in the prose: the value of one column of one Result (`result` is its place among the sources). */
export type Mention = { start: number; end: number; result: number; column: number; value: Cell };

/** The group names of the Results, as they stand in the text; a longer name hides the shorter within it. */
export function findMentions(
  text: string,
  sources: readonly LedgerSource[],
  tokens: { dates: readonly DateToken[]; numbers: readonly NumberToken[] },
): Mention[] {
  const all = sources.flatMap(({ result }, index) => [
    ...nameMentions(text, result, index),
    ...dateMentions(tokens.dates, result, index),
    ...yearMentions(tokens.numbers, result, index),
  ]);
  return all
    .filter((mention) => !all.some((other) => isHidden(mention, other)))
    .filter((mention) => !tokens.numbers.some((number) => isPartOf(mention, number)))
    .toSorted((left, right) => left.start - right.start);
}

/** “1” is no name within “1,592”. */
function isPartOf(mention: Span, number: Span): boolean {
  const overlaps = mention.start < number.end && number.start < mention.end;
  return overlaps && (mention.start > number.start || mention.end < number.end);
}

function isHidden(mention: Mention, other: Mention): boolean {
  const inside = other.start <= mention.start && mention.end <= other.end;
  return inside && other.end - other.start > mention.end - mention.start;
}

function nameMentions(text: string, result: Result, index: number): Mention[] {
  const find = nameFinder(text);
  return result.columns.flatMap(({ type }, column) => {
    if (type !== 'text') return [];
    const values = new Set(result.rows.map((row) => row[column] ?? null));
    return [...values].flatMap((value) =>
      find(value === null ? '(missing)' : String(value)).map((span) => ({
        ...span,
        result: index,
        column,
        value,
      })),
    );
  });
}

/** A date that no row has: a number beside it belongs to no row either. */
const noRow = '\0';

function dateMentions(dates: readonly DateToken[], result: Result, index: number): Mention[] {
  return result.columns.flatMap(({ type }, column) => {
    if (type !== 'date' && type !== 'timestamp') return [];
    return dates.flatMap(({ start, end, matches }) => {
      const value = result.rows
        .map((row) => row[column] ?? null)
        .find((cell) => cell !== null && matches(String(cell)));
      return [{ start, end, result: index, column, value: value ?? noRow }];
    });
  });
}

/** Years that name rows: a column of different years beside others. */
function yearMentions(numbers: readonly NumberToken[], result: Result, index: number): Mention[] {
  if (result.columns.length < 2) return [];
  return result.columns.flatMap(({ type }, column) => {
    const cells = result.rows.map((row) => row[column] ?? null);
    if (type !== 'integer' || !cells.every((cell) => cell === null || isYear(Number(cell)))) return [];
    return numbers
      .filter(({ digits, value }) => digits !== null && cells.some((cell) => Number(cell) === value))
      .map(({ start, end, value }) => ({ start, end, result: index, column, value }));
  });
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value <= 2999;
}
