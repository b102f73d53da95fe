import type { ColumnRef } from '../link/column-index.ts';
import { type Draft, take } from './draft.ts';
import { encodeTerms, findPattern } from './encode-terms.ts';
import { timeColumn } from './operands.ts';

/** Places from 1 on, both ends included; null is the end of the list. From the end, 1 is the last. */
type Span = { from: number; to: number | null; fromEnd: boolean };

const usual = 5;
const number = (name: string) => `[NO](?<${name}>\\d+)`;
const except = '(?:except|but|without|excluding|other than|apart from|besides|except for)(?: for)?(?: the)?';
const through = '(?:to|up to|through|until|till|-)(?: the)?';

/** Rows and columns that the question picks by where they stand: "the last 5 rows", "columns 2 to 4". */
export function takePlaces(draft: Draft): void {
  const columns = spanOf(draft, 'COL');
  if (columns !== null) {
    draft.picked = cut(draft.index.columns, columns);
    if (draft.picked.length === 0)
      draft.refusal = `${draft.schema.name} has only ${draft.index.columns.length} columns.`;
  }
  const rows = spanOf(draft, 'ROW');
  if (rows !== null)
    draft.cut = {
      skip: rows.from - 1,
      limit: rows.to === null ? null : rows.to - rows.from + 1,
      fromEnd: rows.fromEnd,
    };
}

/** What patterns say of a noun, the most telling first. */
function spanOf(draft: Draft, noun: 'ROW' | 'COL'): Span | null {
  const encoded = encodeTerms(draft);
  for (const { pattern, span } of patternsFor(noun)) {
    const found = findPattern(encoded, pattern);
    const read = found && span(found.groups);
    if (!found || !read || isYear(draft, read) || read.from < 1 || (read.to !== null && read.to < read.from))
      continue;
    take(draft, ...found.places);
    return read;
  }
  return null;
}

/** "records 2012 to 2015" are told by their year. */
function isYear(draft: Draft, { from, to }: Span): boolean {
  const years = from >= 1500 && (to ?? from) <= 2100;
  return years && timeColumn(draft) !== null;
}

type Groups = Record<string, string | undefined>;
type Pattern = { pattern: RegExp; span: (groups: Groups) => Span | null };

function patternsFor(noun: 'ROW' | 'COL'): Pattern[] {
  const each = (source: string, span: Pattern['span']) => ({
    pattern: new RegExp(`(?<![\\w#])${source.replaceAll('NOUN', `${noun}S?`)}(?!\\w)`),
    span,
  });
  const one = ({ a }: Groups) => span(Number(a), Number(a));
  const range = ({ a, b }: Groups) => span(Number(a), Number(b));
  return [
    each(
      `(?:(?:all|every|everything)(?: the)?(?: NOUN)? |NOUN )${except} (?<end>O1|last)(?: N(?<a>\\d+))?(?: NOUN)?`,
      rest,
    ),
    each(`(?:from )?(?:the )?${number('a')}(?: NOUN)? ${through} ${number('b')} NOUN`, range),
    each(`NOUN (?:from |between |number )?${number('a')} ${through} ${number('b')}`, range),
    each(`(?:after|following|past|beyond)(?: the)? (?:O(?<a>\\d+) NOUN|NOUN N(?<c>\\d+))`, ({ a, c }) =>
      span(Number(a ?? c) + 1, null),
    ),
    each(
      `(?:from|starting from|starting at|starting with)(?: the)? (?:O(?<a>\\d+) NOUN|NOUN N(?<c>\\d+))(?: on| onwards?| to the end| to the last)?`,
      ({ a, c }) => span(Number(a ?? c), null),
    ),
    each(
      `(?:up to|until|till)(?: and including)?(?: the)? (?:O(?<a>\\d+) NOUN|NOUN N(?<c>\\d+))`,
      ({ a, c }) => span(1, Number(a ?? c)),
    ),
    each(`before(?: the)? (?:O(?<a>\\d+) NOUN|NOUN N(?<c>\\d+))`, ({ a, c }) => span(1, Number(a ?? c) - 1)),
    each(`O(?<a>\\d+)(?: to)? last NOUN`, ({ a }) => ({ ...span(Number(a), Number(a)), fromEnd: true })),
    // The first rows are taken as a limit, which a sort may go with.
    ...(noun === 'COL' ? [each(`O1 N(?<a>\\d+) NOUN`, ({ a }) => span(1, Number(a)))] : []),
    each(`last (?:N(?<a>\\d+) )?(?<noun>NOUN)`, last),
    each(
      `O(?<a>\\d+) CELL(?: down)?(?= (?:in|of|from)${noun === 'ROW' ? '(?!(?: the)? ROW)' : '(?: the)? ROW'})`,
      one,
    ),
    each(`O(?<a>\\d+) ${noun}`, one),
    each(`NOUN (?:number )?N(?<a>\\d+)`, one),
  ];
}

function span(from: number, to: number | null): Span {
  return { from, to, fromEnd: false };
}

/** All but the first or the last few. */
function rest({ end, a = '1' }: Groups): Span {
  return { from: Number(a) + 1, to: null, fromEnd: end === 'last' };
}

/** "the last row" is one, "the last rows" are as many as a table's end is usually shown with. */
function last({ a, noun }: Groups): Span {
  return { from: 1, to: a === undefined ? (noun?.endsWith('S') ? usual : 1) : Number(a), fromEnd: true };
}

function cut(columns: readonly ColumnRef[], { from, to, fromEnd }: Span): ColumnRef[] {
  const [start, end] = [from - 1, to ?? columns.length];
  if (!fromEnd) return columns.slice(start, end);
  return columns.slice(Math.max(0, columns.length - end), columns.length - start);
}
