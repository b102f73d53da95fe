import type { LedgerEntry } from '#lib/analysis/browser.ts';

export type ProsePiece = { start: number; text: string; entry: LedgerEntry | null };
export type Paragraph = { start: number; pieces: ProsePiece[] };

/** Prose as paragraphs, each cut where the ledger names a number. Entries that name none are left out. */
export function splitProse(text: string, ledger: readonly LedgerEntry[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(/[^\n](?:[^\n]|\n(?!\s*\n))*/g)) {
    const pieces = splitByLedger(match[0], match.index, ledger);
    paragraphs.push({ start: match.index, pieces });
  }
  return paragraphs;
}

/** A stretch of text that starts at `offset` of the whole, cut at the numbers that the ledger has something to say on. */
export function splitByLedger(text: string, offset: number, ledger: readonly LedgerEntry[]): ProsePiece[] {
  const end = offset + text.length;
  const inside = ledger
    .filter((entry) => entry.status !== 'exempt' && entry.start >= offset && entry.end <= end)
    .toSorted((a, b) => a.start - b.start);
  const pieces: ProsePiece[] = [];
  let at = offset;
  for (const entry of inside) {
    if (entry.start < at) continue;
    if (entry.start > at)
      pieces.push({ start: at, text: text.slice(at - offset, entry.start - offset), entry: null });
    pieces.push({ start: entry.start, text: text.slice(entry.start - offset, entry.end - offset), entry });
    at = entry.end;
  }
  if (at < end) pieces.push({ start: at, text: text.slice(at - offset), entry: null });
  return pieces;
}
