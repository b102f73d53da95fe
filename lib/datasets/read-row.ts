import type { Dialect } from './dialect.ts';

export type Row = {
  cells: string[];
  /** Where the next row starts in the text. */
  next: number;
  /** Line breaks inside the row's quotes. */
  breaks: number;
  /** The quotes did not add up, so the cells are one of several readings. */
  flawed: boolean;
  /** A quote was still open at the end of the text, or went on for too long. */
  open: boolean;
  /** Positions of the quotes that could have been read otherwise. */
  forks: number[];
};

/** Text and how it is cut. */
export type RowSource = { text: string; dialect: Dialect };

export type ReadRowOptions = {
  /** No text follows. */
  final: boolean;
  /** Quotes at these positions are read the other way: an opening one as a plain character, a doubled one as closing. */
  flips?: readonly number[];
  /** Another limit than `longestQuotedCell`. */
  longest?: number;
};

/** A quoted cell longer than this is taken for a quote that was left open. */
export const longestQuotedCell = 8 * 1024 * 1024;
/** The same once its quotes have proved unsound and it runs over lines. */
const longestUnsoundCell = 1024;

const LF = 10;
const CR = 13;
const SPACE = 32;
const noFlips: readonly number[] = [];

/** Reads one physical line whose quotes are plain characters. */
export function readLine({ text, dialect }: RowSource, start: number): Row {
  const row = readRow({ text, dialect: { ...dialect, quote: null } }, start, { final: true });
  if (row === null) throw new Error('A row of a whole text always ends.');
  return { ...row, flawed: true };
}

type Cursor = {
  text: string;
  dialect: Dialect;
  /** Character codes; -1 where there is none. */
  quote: number;
  delimiter: number;
  at: number;
  final: boolean;
  flips: readonly number[];
  longest: number;
  /** More text is needed to decide. */
  starved: boolean;
  row: Row;
};

/**
 * Reads one row. Where quotes are unsound it gives the most literal reading and says so (`flawed`); `repairRow`
 * weighs the others. Gives null where the text ends before the row does and more may follow.
 */
export function readRow(source: RowSource, start: number, options: ReadRowOptions): Row | null {
  const { text, dialect } = source;
  const row: Row = { cells: [], next: start, breaks: 0, flawed: false, open: false, forks: [] };
  const { final, flips = noFlips, longest = longestQuotedCell } = options;
  const quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
  const delimiter = dialect.delimiter.charCodeAt(0);
  const place = { text, dialect, quote, delimiter, at: start };
  const cursor: Cursor = { ...place, final, flips, longest, starved: false, row };
  for (;;) {
    if (dialect.skipsSpace && row.cells.length > 0) skipSpaces(cursor);
    row.cells.push(readCell(cursor));
    if (cursor.starved) return null;
    if (text.charCodeAt(cursor.at) !== delimiter) break;
    cursor.at += 1;
  }
  row.next = endLine(text, cursor.at);
  return row;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at += 1;
}

function readCell(cursor: Cursor): string {
  const start = cursor.at;
  if (cursor.text.charCodeAt(start) !== cursor.quote) return readPlain(cursor);
  cursor.row.forks.push(start);
  if (cursor.flips.includes(start)) return readPlain(cursor);
  return readQuoted(cursor);
}

function readPlain(cursor: Cursor): string {
  const { text, delimiter } = cursor;
  const start = cursor.at;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF) break;
    if (code === CR && endsLine(cursor, at)) break;
    at += 1;
  }
  cursor.at = at;
  if (at >= text.length && !cursor.final) cursor.starved = true;
  return text.slice(start, at);
}

/** Whether a CR ends the line here: always where lines end so, else only before an LF. */
function endsLine(cursor: Cursor, at: number): boolean {
  const { dialect } = cursor;
  if (at + 1 >= cursor.text.length && !cursor.final) {
    cursor.starved = true;
    return true;
  }
  if (dialect.lineEnd === '\r' || dialect.lineEnd === 'mixed') return true;
  return cursor.text.charCodeAt(at + 1) === LF || at + 1 >= cursor.text.length;
}

function readQuoted(cursor: Cursor): string {
  const { text, row, dialect, quote, delimiter } = cursor;
  const backslash = dialect.escape === '\\' ? 92 : -1;
  const start = cursor.at + 1;
  const limit = start + cursor.longest;
  let at = start;
  let escaped = false;
  for (;;) {
    if (
      at >= text.length ||
      at >= limit ||
      (row.flawed && row.breaks > 0 && at > start + longestUnsoundCell)
    ) {
      if (at >= text.length && !cursor.final) cursor.starved = true;
      return closeOpen(cursor, start, at);
    }
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) row.breaks += isBreak(text, at, dialect) ? 1 : 0;
    else if (code === backslash && isEscapable(text.charCodeAt(at + 1), quote)) {
      escaped = true;
      at += 1;
    } else if (code === quote) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : -1;
      if (next === -1 && !cursor.final) cursor.starved = true;
      if (next === quote && backslash === -1 && !isFlippedPair(cursor, at, delimiter)) {
        escaped = true;
        at += 1;
      } else if (next === quote && cursor.flips.includes(at)) {
        cursor.at = at + 2;
        return unescapeCell(text.slice(start, at + 1), dialect, escaped);
      } else if (next === -1 || next === delimiter || next === LF || next === CR) {
        cursor.at = at + 1;
        return unescapeCell(text.slice(start, at), dialect, escaped);
      } else if (onlySpacesFollow(text, at + 1, delimiter)) {
        cursor.at = skipTo(text, at + 1);
        return unescapeCell(text.slice(start, at), dialect, escaped);
      } else row.flawed = true;
    }
    at += 1;
  }
}

function closeOpen(cursor: Cursor, start: number, at: number): string {
  cursor.at = at;
  cursor.row.open = true;
  cursor.row.flawed = true;
  return cursor.text.slice(start, at);
}

/** A line break of the file's own kind: CRLF counts at its LF. */
function isBreak(text: string, at: number, dialect: Dialect): boolean {
  if (text.charCodeAt(at) === LF) return true;
  if (dialect.lineEnd === '\n' || dialect.lineEnd === '\r\n') return false;
  return text.charCodeAt(at + 1) !== LF;
}

function isEscapable(code: number, quote: number): boolean {
  return code === quote || code === 92;
}

/** A doubled quote before a delimiter or a line end may also be a plain quote and the closing one. */
function isFlippedPair(cursor: Cursor, at: number, delimiter: number): boolean {
  const after = cursor.text.charCodeAt(at + 2);
  if (after !== delimiter && after !== LF && after !== CR) return false;
  cursor.row.forks.push(at);
  return cursor.flips.includes(at);
}

function onlySpacesFollow(text: string, from: number, delimiter: number): boolean {
  const at = skipTo(text, from);
  if (at === from || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code === delimiter || code === LF || code === CR;
}

function skipTo(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

function unescapeCell(cell: string, dialect: Dialect, escaped: boolean): string {
  if (!escaped || dialect.quote === null) return cell;
  if (dialect.escape === '\\') return cell.replace(/\\(["'\\])/g, '$1');
  return cell.replaceAll(dialect.quote + dialect.quote, dialect.quote);
}

function endLine(text: string, at: number): number {
  if (text.charCodeAt(at) === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  return at < text.length ? at + 1 : at;
}
