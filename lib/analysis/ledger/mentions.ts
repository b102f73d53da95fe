import type { Cell, Result } from '#lib/datasets/browser.ts';
import type { DateToken } from './date-token.ts';
import type { NumberToken } from './number-token.ts';

export type LedgerSource = { callId: string; result: Result };

/** A group named in the prose: the value of one column of one Result (`result` is its place among the sources). */
export type Mention = { start: number; end: number; result: number; column: number; value: Cell };

export type Span = { start: number; end: number };

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
  const lower = text.toLowerCase();
  return result.columns.flatMap(({ type }, column) => {
    if (type !== 'text') return [];
    const values = new Set(result.rows.map((row) => row[column] ?? null));
    return [...values].flatMap((value) =>
      occurrences(text, lower, value === null ? '(missing)' : String(value)).map((span) => ({
        ...span,
        result: index,
        column,
        value,
      })),
    );
  });
}

/** Where a name stands as words of their own. */
export function occurrences(text: string, lower: string, name: string): Span[] {
  if (name.length > text.length) return [];
  const wanted = name.toLowerCase().trim();
  if (wanted === '' || lower.length !== text.length) return wanted === '' ? [] : exactOccurrences(text, name);
  const spans: Span[] = [];
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const span = { start: at, end: at + wanted.length };
    if (standsAlone(text, span) && (wanted.length > 2 || isWritten(text, span, name))) spans.push(span);
  }
  return spans;
}

function exactOccurrences(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (standsAlone(text, { start: at, end: at + name.length }))
      spans.push({ start: at, end: at + name.length });
  }
  return spans;
}

function standsAlone(text: string, { start, end }: Span): boolean {
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
  const edge = /^[\p{L}\p{N}]/u;
  const behind = edge.test(text.slice(end, end + 2)) && edge.test(text.slice(end - 1, end));
  const first = edge.test(text.slice(start, start + 2));
  return !(before && first) && !behind;
}

const littleWords = new Set(
  'a an as at be by do go he i if in is it me my no of on or so to up us we'.split(' '),
);

/** A very short name must be written the same, and stand as a name does where it is a word too. */
function isWritten(text: string, span: Span, name: string): boolean {
  if (text.slice(span.start, span.end) !== name.trim()) return false;
  return !littleWords.has(name.trim().toLowerCase()) || standsAsName(text, span);
}

function standsAsName(text: string, { start, end }: Span): boolean {
  const led = /(?:\b(?:for|in|of|group|and|or|by|is)\s+|[,;:(|*“"'`]\s*|\n\s*)$/i.test(text.slice(0, start));
  const followed = /^\s*(?:[:(=|*,;”"'`–—-]|\d|(?:has|have|had|is|are|was|were|at|with|and)\b|[.)]?$)/.test(
    text.slice(end),
  );
  return led || followed;
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
