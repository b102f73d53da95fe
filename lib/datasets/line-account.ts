import { mostListedLines, type ScanOutcome } from './create-scan.ts';
import type { Receipt } from './receipt.ts';

export type LineList = Receipt['continuation_lines'];

/** Where each physical line of a file went. Their sum, with the rows, is `linesIn`. */
export type LineAccount = {
  linesIn: number;
  rows: number;
  continuation: LineList;
  quarantined: LineList;
  header: LineList;
  preamble: LineList;
  blank: LineList;
  footer: LineList;
};

export function emptyAccount(): LineAccount {
  const list = (): LineList => ({ count: 0, lines: [] });
  return {
    linesIn: 0,
    rows: 0,
    continuation: list(),
    quarantined: list(),
    header: list(),
    preamble: list(),
    blank: list(),
    footer: list(),
  };
}

/** Notes `count` lines from `line` on; past the limit they are counted and not listed. */
export function noteLines(list: LineList, line: number, count: number): void {
  list.count += count;
  for (let at = 0; at < count && list.lines.length < mostListedLines; at += 1) list.lines.push(line + at);
}

/** The account of a file that a scan found plain. */
export function scanAccount(
  scan: ScanOutcome,
  header: { preambleLines: number; headerLines: number },
): LineAccount {
  const account = emptyAccount();
  noteLines(account.preamble, 1, header.preambleLines);
  noteLines(account.header, header.preambleLines + 1, header.headerLines);
  return { ...account, linesIn: scan.lines, rows: scan.rows, continuation: scan.continuation };
}
