import { detectLineEnd } from './detect-line-end.ts';
import type { Dialect, LineEnd } from './dialect.ts';
import { isNumberLike } from './number-format.ts';
import { readLine, readRow } from './read-row.ts';
import type { ImportDecision } from './receipt.ts';
import { cellScore } from './score-cell.ts';

export type DialectDecision = {
  dialect: Dialect;
  /** Cells of a usual row. */
  width: number;
  decisions: ImportDecision[];
};

const delimiters = [',', ';', '\t', '|', ' '] as const;
const quotes = ['"', "'"] as const;
const rowsToTry = 300;

type Trial = {
  dialect: Dialect;
  width: number;
  /** Rows of that width, and all that are not blank. */
  fitting: number;
  rows: number;
  quoted: number;
  score: number;
};

/**
 * Decides delimiter, quote and escape by trying each on the texts: rows should be of one width and cells should
 * look like values (after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type
 * patterns", 2019). The first text starts at the file's head, the others at the start of some line.
 */
export function detectDialect(texts: readonly string[]): DialectDecision {
  const { lineEnd, decision } = detectLineEnd(texts);
  const trials = candidates(texts, lineEnd).map((dialect) => tryDialect(texts, dialect));
  trials.sort((a, b) => b.score - a.score);
  const best = trials[0];
  if (best === undefined || best.score === 0) return oneColumn(texts, lineEnd, decision);
  const dialect = { ...best.dialect, skipsSpace: best.dialect.skipsSpace || skipsSpace(texts, best.dialect) };
  return { dialect, width: best.width, decisions: [decision, ...describe(best, trials)] };
}

function candidates(texts: readonly string[], lineEnd: LineEnd): Dialect[] {
  const found: Dialect[] = [];
  for (const delimiter of delimiters) {
    if (!texts.some((text) => text.includes(delimiter))) continue;
    for (const quote of quotes) {
      if (quote === "'" && !quotesCells(texts, delimiter)) continue;
      const escaping = escapesWithBackslash(texts, quote) ? '\\' : quote;
      const dialect = { delimiter, quote, escape: escaping, skipsSpace: false, lineEnd };
      found.push(dialect);
      if (texts.some((text) => text.includes(`${delimiter} ${quote}`)))
        found.push({ ...dialect, skipsSpace: true });
    }
  }
  return found;
}

/** An apostrophe quotes only where it stands at both ends of cells more than once. */
function quotesCells(texts: readonly string[], delimiter: string): boolean {
  const mark = delimiter === '|' ? '\\|' : delimiter;
  const quoted = new RegExp(`(?:^|${mark}) ?'[^'\\r\\n]{0,4000}'(?=${mark}|$)`, 'gm');
  return texts.some((text) => (text.match(quoted)?.length ?? 0) > 1);
}

/** `\"` inside a cell; `\""` is a backslash before a doubled quote or a closing one. */
function escapesWithBackslash(texts: readonly string[], quote: string): boolean {
  const escaped = quote === '"' ? /[^\\]\\"(?!["\r\n])/ : /[^\\]\\'(?!['\r\n])/;
  const doubled = quote === '"' ? /[^",;\t|\r\n]""[^",;\t|\r\n]/ : /[^',;\t|\r\n]''[^',;\t|\r\n]/;
  return texts.some((text) => escaped.test(text)) && !texts.some((text) => doubled.test(text));
}

function tryDialect(texts: readonly string[], dialect: Dialect): Trial {
  const rows: string[][] = [];
  let flawed = 0;
  let quoted = 0;
  for (const [index, text] of texts.entries()) {
    const limit = index === 0 ? rowsToTry : 60;
    for (const row of firstRows(text, dialect, limit)) {
      if (isBlankOrComment(row.cells)) continue;
      rows.push(row.cells);
      flawed += row.flawed ? 1 : 0;
      quoted += row.forks.length;
    }
  }
  const { width, fitting } = usualWidth(rows);
  const trial = { dialect, width, fitting, rows: rows.length, quoted, score: 0 };
  return { ...trial, score: scoreTrial(trial, rows, flawed) };
}

function isBlankOrComment(cells: readonly string[]): boolean {
  return cells[0]?.startsWith('#') || (cells.length === 1 && cells[0]?.trim() === '');
}

/** Rows of a text; one that unsound quotes run over several lines gives its first line. */
function* firstRows(text: string, dialect: Dialect, limit: number) {
  const source = { text, dialect };
  let at = 0;
  for (let count = 0; count < limit && at < text.length; count += 1) {
    const plain = readRow(source, at, { final: true });
    if (plain === null) return;
    const row = plain.flawed && (plain.breaks > 0 || plain.open) ? readLine(source, at) : plain;
    yield row;
    at = row.next;
  }
}

/** The width that most rows have; of equals the larger. */
export function usualWidth(rows: readonly (readonly string[])[]): { width: number; fitting: number } {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let width = 0;
  let fitting = 0;
  for (const [length, count] of counts) {
    if (count > fitting || (count === fitting && length > width)) [width, fitting] = [length, count];
  }
  return { width, fitting };
}

function scoreTrial(trial: Trial, rows: readonly string[][], flawed: number): number {
  const { width, fitting, dialect } = trial;
  if (width < 2 || rows.length === 0) return 0;
  const cells = rows
    .filter((row) => row.length === width)
    .slice(0, 200)
    .flat();
  if (dialect.delimiter === ' ' && isProse(trial, cells)) return 0;
  const typed = cells.reduce((sum, cell) => sum + cellScore(cell), 0) / cells.length;
  const regular = (fitting / rows.length) * (1 - (0.5 * flawed) / rows.length);
  const wide = 1 - 0.4 / width;
  return regular * (0.2 + 0.8 * typed) * wide * prior(dialect, trial.quoted);
}

/** Words between spaces are a sentence, unless they come in columns and many of them are numbers. */
function isProse({ width, fitting, rows }: Trial, cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => isNumberLike(cell.trim())).length;
  return width < 3 || fitting < rows * 0.8 || numbers < cells.length * 0.3;
}

/** Spaces and apostrophes are ordinary in prose, so they have to earn it. */
function prior(dialect: Dialect, quoted: number): number {
  const space = dialect.delimiter === ' ' ? 0.6 : 1;
  const apostrophe = dialect.quote === "'" && quoted === 0 ? 0.5 : 1;
  return space * apostrophe;
}

/** `a, b, c`: nearly every delimiter is followed by a space. */
function skipsSpace(texts: readonly string[], { delimiter, quote }: Dialect): boolean {
  if (delimiter === ' ' || delimiter === '\t' || quote === null) return false;
  let spaced = 0;
  let total = 0;
  for (const line of (texts[0] ?? '').split(/[\r\n]+/).slice(0, 100)) {
    const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '""');
    const pieces = bare.split(delimiter).slice(1);
    total += pieces.length;
    spaced += pieces.filter((piece) => piece.startsWith(' ') || piece === '').length;
    if (pieces.length > 0 && pieces.every((piece) => piece === '')) spaced -= pieces.length;
  }
  return total > 0 && spaced / total > 0.9;
}

function describe(best: Trial, trials: readonly Trial[]): ImportDecision[] {
  const { dialect, fitting, rows, width, quoted } = best;
  const other = trials.find((trial) => trial.dialect.delimiter !== dialect.delimiter);
  const rivals = trials.map((trial) => trial.dialect.delimiter).filter((d) => d !== dialect.delimiter);
  const margin = other === undefined || best.score === 0 ? 1 : 1 - other.score / best.score;
  return [
    {
      what: 'delimiter',
      value: dialect.delimiter,
      confidence: round(Math.min(0.99, 0.5 + 0.5 * margin)),
      evidence: `${width} fields on ${fitting} of ${rows} rows looked at`,
      alternatives: [...new Set(rivals)],
    },
    ...describeQuotes(dialect, quoted),
  ];
}

function describeQuotes(dialect: Dialect, quoted: number): ImportDecision[] {
  const confidence = quoted > 0 ? 0.95 : 0.7;
  const evidence = `${quoted} quoted cells in the rows looked at`;
  const doubled = dialect.escape === dialect.quote;
  return [
    {
      what: 'quote',
      value: dialect.quote,
      confidence,
      evidence,
      alternatives: dialect.quote === '"' ? ["'"] : ['"'],
    },
    {
      what: 'escape',
      value: dialect.escape,
      confidence,
      evidence: doubled ? 'quotes inside cells are doubled' : 'quotes inside cells follow a backslash',
      alternatives: doubled ? ['\\'] : [dialect.quote],
    },
  ];
}

function oneColumn(texts: readonly string[], lineEnd: LineEnd, decision: ImportDecision): DialectDecision {
  const dialect: Dialect = { delimiter: ',', quote: '"', escape: '"', skipsSpace: false, lineEnd };
  const { width } = usualWidth([...firstRows(texts[0] ?? '', dialect, rowsToTry)].map((row) => row.cells));
  const delimiter: ImportDecision = {
    what: 'delimiter',
    value: ',',
    confidence: 0.6,
    evidence: 'no separator cuts the rows into columns of one width',
    alternatives: [';', '\t', '|'],
  };
  return {
    dialect,
    width: Math.max(1, width),
    decisions: [decision, delimiter, ...describeQuotes(dialect, 0)],
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
