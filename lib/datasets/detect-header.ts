import { columnNames } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { inferColumns } from './infer-columns.ts';
import { readRow } from './read-row.ts';
import type { ImportDecision } from './receipt.ts';
import { repairRow } from './repair-row.ts';

export type HeaderDecision = {
  names: string[];
  width: number;
  /** Physical lines before the header, or before the first row where there is none. */
  preambleLines: number;
  /** Physical lines of the header; 0 where there is none. */
  headerLines: number;
  decision: ImportDecision;
};

const rowsToTry = 200;

type Line = { cells: string[]; lines: number };

/** Decides where the table starts and whether its first row names the columns. */
export function detectHeader(head: string, dialect: Dialect, width: number): HeaderDecision {
  const rows = headRows(head, dialect, width);
  const start = rows.findIndex((row) => startsTable(row.cells, width));
  const first = rows[Math.max(0, start)];
  const preambleLines = rows.slice(0, Math.max(0, start)).reduce((sum, row) => sum + row.lines, 0);
  if (first === undefined) return noHeader(width, preambleLines, 'no rows');
  const body = rows.slice(Math.max(0, start) + 1).map((row) => row.cells);
  const fitting = body.filter((cells) => cells.length === width && !isSameRow(cells, first.cells));
  const header = fitHeader(first.cells, width, fitting);
  const { isHeader, evidence, confidence } = judgeHeader(header, fitting);
  if (!isHeader) return noHeader(width, preambleLines, evidence);
  const decision = decide(true, confidence, evidence);
  return { names: columnNames(header, width), width, preambleLines, headerLines: first.lines, decision };
}

function headRows(head: string, dialect: Dialect, width: number): Line[] {
  const rows: Line[] = [];
  const source = { text: head, dialect };
  let at = 0;
  while (at < head.length && rows.length < rowsToTry) {
    const plain = readRow(source, at, { final: true });
    if (plain === null) break;
    const sound = !plain.flawed && plain.cells.length === width;
    const row = sound ? plain : repairRow(source, at, { plain, width, looksFar: true });
    rows.push({ cells: row.cells, lines: row.breaks + 1 });
    at = row.next;
  }
  return rows;
}

/** The first row that fills at least half of the table's width and is no comment. */
function startsTable(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (filled === 0) return false;
  if (cells[0]?.startsWith('#') && cells.length !== width) return false;
  if (cells.length === width && cells[0] === '' && filled === width - 1) return true;
  return filled >= Math.min(width, Math.max(2, Math.ceil(width / 2)));
}

/** Makes a header of another width fit: surplus empty names go, a missing first one stands for row names. */
function fitHeader(cells: readonly string[], width: number, body: readonly (readonly string[])[]): string[] {
  if (cells.length > width) {
    let surplus = cells.length - width;
    return cells.filter((cell) => cell.trim() !== '' || surplus-- <= 0).slice(0, width);
  }
  if (cells.length === width - 1 && namesRows(body)) return ['', ...cells];
  return [...cells];
}

function namesRows(body: readonly (readonly string[])[]): boolean {
  const first = body.map((cells) => cells[0] ?? '');
  return (
    first.length > 0 && new Set(first).size === first.length && first.every((cell, i) => isCount(cell, i))
  );
}

const isCount = (cell: string, index: number) => cell === String(index) || cell === String(index + 1);

const isSameRow = (cells: readonly string[], others: readonly string[]) =>
  cells.length === others.length && cells.every((cell, index) => cell === others[index]);

type Judgement = { isHeader: boolean; evidence: string; confidence: number };

/** A header says other things than its columns do: each column with a type votes, words repeated below decide else. */
function judgeHeader(header: readonly string[], body: readonly (readonly string[])[]): Judgement {
  const named = header.filter((cell) => cell.trim() !== '');
  if (body.length === 0 || named.length === 0) return judgeAlone(named);
  if (header[0] === '' && named.length === header.length - 1 && namesRows(body)) {
    return { isHeader: true, evidence: 'the first column counts the rows and has no name', confidence: 0.95 };
  }
  const types = inferColumns(header.map(String), body);
  const cells = inferColumns(header.map(String), [header]);
  let votes = 0;
  let against = 0;
  for (const [index, column] of types.entries()) {
    if (column.type === 'text') continue;
    const cell = header[index]?.trim() ?? '';
    if (cell === '' || isYear(cell)) continue;
    if (cells[index]?.type === 'text') votes += 1;
    else against += 1;
  }
  if (votes + against > 0) {
    const share = Math.max(votes, against) / (votes + against);
    const evidence = `${votes} of ${votes + against} columns of numbers or dates start with a word`;
    return { isHeader: votes >= against, evidence, confidence: 0.5 + share * 0.49 };
  }
  return judgeWords(header, named, body);
}

function judgeAlone(named: readonly string[]): Judgement {
  const typed = inferColumns(named.map(String), [named]).some((column) => column.type !== 'text');
  return { isHeader: named.length > 0 && !typed, evidence: 'the only row', confidence: 0.6 };
}

function judgeWords(
  header: readonly string[],
  named: readonly string[],
  body: readonly (readonly string[])[],
): Judgement {
  const numbers = named.filter((cell) => /^[+-]?[\d.,]+$/.test(cell.trim()) && !isYear(cell.trim())).length;
  const repeated = header.filter((cell, i) => cell !== '' && body.some((cells) => cells[i] === cell)).length;
  const isHeader = numbers === 0 && repeated === 0;
  const evidence = isHeader
    ? 'no word of the first row comes again in its column'
    : `${numbers + repeated} cells of the first row are numbers or come again in their column`;
  return { isHeader, evidence, confidence: 0.7 };
}

const isYear = (cell: string) => /^(19|20)\d\d$/.test(cell);

function noHeader(width: number, preambleLines: number, evidence: string): HeaderDecision {
  const decision = decide(false, 0.8, evidence);
  return { names: columnNames([], width), width, preambleLines, headerLines: 0, decision };
}

function decide(value: boolean, confidence: number, evidence: string): ImportDecision {
  const rounded = Math.round(confidence * 100) / 100;
  return { what: 'header', value, confidence: rounded, evidence, alternatives: [!value] };
}
