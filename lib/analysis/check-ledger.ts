import { bindNames } from './ledger/bind-names.ts';
import { type DateToken, findDates } from './ledger/date-token.ts';
import { isExempt } from './ledger/exempt.ts';
import { type IndexedSource, indexSource } from './ledger/indexed-source.ts';
import { matchCell } from './ledger/match-cell.ts';
import { findMentions, type LedgerSource, type Mention } from './ledger/mentions.ts';
import type { Span } from './ledger/name-finder.ts';
import { findNumbers, type NumberToken } from './ledger/number-token.ts';
import type { LedgerEntry } from './ledger-entry.ts';

type Source = NonNullable<LedgerEntry['source']>;
type Found = { source: Source; distance: number };

/**
 * Where each number of a prose comes from, in the order of the text. A number is traced to the cell it equals
 * after rounding to the digits it shows (a share also as a percentage); beside a group's name only to that
 * group's row, and a number that is a group's name to that. The number of rows of a Result is traced to row −1, column `rows`. Exempt are numbers of the
 * question, list numbering and digits in names. Anything else is unverified.
 */
export function checkLedger(text: string, results: readonly LedgerSource[], question: string): LedgerEntry[] {
  const dates = findDates(text);
  const numbers = findNumbers(text).filter((number) => !dates.some((date) => overlap(date, number)));
  const mentions = findMentions(text, results, { dates, numbers });
  const exempt = isExempt({ text, question, results, numbers });
  const sources = results.map(indexSource);
  const spans: Span[] = numbers.filter((number) => !exempt(number));
  const entries = [
    ...dates.map((date) => dateEntry(date, results, question)),
    ...numbers.map((number) => {
      if (exempt(number)) return entry(number, 'exempt', null);
      const name = mentions.find(({ start, end }) => start === number.start && end === number.end);
      const bound = name ? [name] : bindNames(text, number, { mentions, numbers: spans });
      const source = trace({ number, bound, sources, falling: isFalling(text, number) });
      return entry(number, source === null ? 'unverified' : 'traced', source);
    }),
  ];
  return entries.toSorted((left, right) => left.start - right.start);
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

function entry(
  { start, end, text }: Span & { text: string },
  status: LedgerEntry['status'],
  source: Source | null,
): LedgerEntry {
  return { start, end, text, status, source };
}

function dateEntry(date: DateToken, results: readonly LedgerSource[], question: string): LedgerEntry {
  if (question.toLowerCase().includes(date.text.toLowerCase())) return entry(date, 'exempt', null);
  for (const { callId, result } of results) {
    for (const [row, cells] of result.rows.entries()) {
      const column = cells.findIndex((cell) => typeof cell === 'string' && date.matches(cell));
      const name = result.columns[column]?.name;
      if (name === undefined) continue;
      return entry(date, 'traced', { callId, row, column: name, value: cells[column] ?? null });
    }
  }
  return entry(date, 'unverified', null);
}

/** A fall is told without its sign: “fell by 12 %”. */
function isFalling(text: string, { start, end }: Span): boolean {
  const near = `${text.slice(Math.max(0, start - 40), start)} ${text.slice(end, end + 16)}`;
  return /\b(?:fell|fall|falls|fallen|dropp?(?:s|ed)?|decreas\w*|declin\w*|down|lower|less|fewer|loss(?:es)?|lost|below|shr[aiu]nk\w*|negative)\b/i.test(
    near,
  );
}

type Question = {
  number: NumberToken;
  bound: readonly Mention[];
  sources: readonly IndexedSource[];
  falling: boolean;
};

function trace({ number, bound, sources, falling }: Question): Source | null {
  let best: Found | null = null;
  for (const [index, source] of sources.entries()) {
    const names = bound.filter((mention) => mention.result === index);
    for (const row of rowsOf(source, names)) {
      const found = matchInRow(source, row, { number, falling });
      if (found !== null && (best === null || found.distance < best.distance)) best = found;
    }
  }
  if (best !== null) return best.source;
  return number.ordinal
    ? rankOf(number, bound, sources)
    : bound.length === 0
      ? rowCount(number, sources)
      : null;
}

/** “The 2nd is Europe”: the place of the group's row. */
function rankOf(
  number: NumberToken,
  bound: readonly Mention[],
  results: readonly LedgerSource[],
): Source | null {
  const row = number.value - 1;
  const ranked = bound.find(
    ({ result, column, value }) => results[result]?.result.rows[row]?.[column] === value,
  );
  const source = ranked && results[ranked.result];
  const column = ranked && source?.result.columns[ranked.column]?.name;
  return ranked && source && column ? { callId: source.callId, row, column, value: ranked.value } : null;
}

/** The rows of the groups named; those of the nearest name alone where no row has all; all where none is named. */
function rowsOf(source: IndexedSource, [nearest, ...others]: readonly Mention[]): readonly number[] {
  if (nearest === undefined) return source.all;
  const rows = source.rowsWith(nearest);
  const complete = rows.filter((row) =>
    others.every(({ column, value }) => source.result.rows[row]?.[column] === value),
  );
  return complete.length > 0 ? complete : rows;
}

/** The cell of the row that is nearest to the number. */
function matchInRow(
  { callId, result }: LedgerSource,
  row: number,
  { number, falling }: Pick<Question, 'number' | 'falling'>,
): Found | null {
  let best: Found | null = null;
  for (const [column, value] of (result.rows[row] ?? []).entries()) {
    const distance = matchCell(number, value, falling);
    if (distance === null || (best !== null && best.distance <= distance)) continue;
    best = { source: { callId, row, column: result.columns[column]?.name ?? '', value }, distance };
  }
  return best;
}

function rowCount({ digits }: NumberToken, results: readonly LedgerSource[]): Source | null {
  const found = results.find(({ result }) => digits !== null && BigInt(digits) === BigInt(result.totalRows));
  if (found === undefined) return null;
  return { callId: found.callId, row: -1, column: 'rows', value: found.result.totalRows };
}
