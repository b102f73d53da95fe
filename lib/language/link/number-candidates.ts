import { monthNames, numberWords } from '../lexicon/value-words.ts';
import type { Token } from '../text/tokenise.ts';
import type { Candidate } from './candidate.ts';
import type { DateMention } from './term.ts';

const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    million: 1e6,
    mn: 1e6,
    b: 1e9,
    billion: 1e9,
    bn: 1e9,
    trillion: 1e12,
  }),
);

/** Numbers as people write them: 1,200 · 1.5k · 2 million · 10 % · twelve. Dates: 2002-06-21 · June 2002 · Q1 2015. */
export function numberCandidates(tokens: readonly Token[]): Candidate[] {
  return tokens.flatMap((token, from) => [...dates(tokens, from), ...numbers(token, tokens[from + 1], from)]);
}

function numbers(token: Token, next: Token | undefined, from: number): Candidate[] {
  const word = token.kind === 'word' ? numberWords.get(token.lower) : undefined;
  const plain = token.kind === 'number' ? parseNumber(token.lower) : word;
  if (plain === undefined) return [];
  const percent = token.lower.endsWith('%') || ['%', 'percent'].includes(next?.lower ?? '');
  const weight = token.kind === 'number' ? 1.02 : 0.6;
  const candidates: Candidate[] = [
    {
      from,
      to: from + 1,
      weight,
      meaning: { kind: 'number', value: plain, percent: token.lower.endsWith('%') },
    },
  ];
  const scale = next && next.kind === 'word' && next.lower.length > 1 ? scales.get(next.lower) : undefined;
  if (scale)
    candidates.push({
      from,
      to: from + 2,
      weight: 2.1,
      meaning: { kind: 'number', value: plain * scale, percent: false },
    });
  if (percent && next && ['%', 'percent'].includes(next.lower)) {
    candidates.push({
      from,
      to: from + 2,
      weight: 2.15,
      meaning: { kind: 'number', value: plain, percent: true },
    });
  }
  return candidates;
}

function parseNumber(text: string): number | undefined {
  const match = /^[$€£]?([\d,.]*\d(?:e-?\d+)?)([kmb%]?)$/.exec(text);
  if (!match?.[1]) return undefined;
  const value = Number(match[1].replaceAll(',', ''));
  if (!Number.isFinite(value)) return undefined;
  return value * (scales.get(match[2] ?? '') ?? 1);
}

function dates(tokens: readonly Token[], from: number): Candidate[] {
  const token = tokens[from];
  if (!token) return [];
  if (token.kind === 'date') return [iso(token, from)];
  return [...quarter(tokens, from), ...monthAndYear(tokens, from), ...slashed(tokens, from)];
}

function iso(token: Token, from: number): Candidate {
  const [day = '', time] = token.text.split(/[T ]/);
  const [year = '', month = '', date = ''] = day.split('-');
  const start = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}${time ? `T${time.length === 5 ? `${time}:00` : time}` : ''}`;
  return dated(from, from + 1, { start, grain: time ? 'time' : 'day' });
}

function quarter(tokens: readonly Token[], from: number): Candidate[] {
  const number = /^q([1-4])$/.exec(tokens[from]?.lower ?? '')?.[1];
  const year = yearOf(tokens[from + 1]);
  if (!number || !year) return [];
  const month = String(3 * Number(number) - 2).padStart(2, '0');
  return [dated(from, from + 2, { start: `${year}-${month}-01`, grain: 'quarter' })];
}

/** "June 2002", "June 21, 2002", "21 June 2002". */
function monthAndYear(tokens: readonly Token[], from: number): Candidate[] {
  const words = tokens.slice(from, from + 4).filter((token) => token.lower !== ',' && token.lower !== 'of');
  const month = words.findIndex((token) => monthOf(token) > 0);
  if (month !== 0 && month !== 1) return [];
  const name = String(monthOf(words[month])).padStart(2, '0');
  const end = (token: Token | undefined) => (token ? tokens.indexOf(token) + 1 : from + 1);
  const dayBefore = month === 1 ? dayOf(words[0]) : null;
  if (month === 1 && dayBefore === null) return [];
  const yearNext = yearOf(words[month + 1]);
  if (yearNext)
    return [monthDate(from, end(words[month + 1]), { year: yearNext, month: name, day: dayBefore })];
  const day = month === 0 ? dayOf(words[1]) : null;
  const year = yearOf(words[2]);
  return day !== null && year ? [monthDate(from, end(words[2]), { year, month: name, day })] : [];
}

function monthDate(
  from: number,
  to: number,
  date: { year: string; month: string; day: number | null },
): Candidate {
  const day = String(date.day ?? 1).padStart(2, '0');
  return dated(from, to, {
    start: `${date.year}-${date.month}-${day}`,
    grain: date.day === null ? 'month' : 'day',
  });
}

/** 6/21/2002: month first, as the largest part of English text on the web writes it, unless it can't be. */
function slashed(tokens: readonly Token[], from: number): Candidate[] {
  const parts = tokens.slice(from, from + 5).map((token) => token.lower);
  if (parts[1] !== '/' || parts[3] !== '/') return [];
  const [a, b] = [Number(parts[0]), Number(parts[2])];
  const year = yearOf(tokens[from + 4]);
  if (!year || !(a >= 1 && b >= 1 && a <= 31 && b <= 31) || (a > 12 && b > 12)) return [];
  const [month, day] = a > 12 ? [b, a] : [a, b];
  return [monthDate(from, from + 5, { year, month: String(month).padStart(2, '0'), day })];
}

function dated(from: number, to: number, date: DateMention): Candidate {
  return { from, to, weight: to - from + 0.4, meaning: { kind: 'date', date } };
}

function monthOf(token: Token | undefined): number {
  const word = token?.lower ?? '';
  return word.length < 3 ? 0 : monthNames.findIndex((name) => name === word || name.slice(0, 3) === word) + 1;
}

function yearOf(token: Token | undefined): string | null {
  return token && /^(1[5-9]|20)\d\d$/.test(token.lower) ? token.lower : null;
}

function dayOf(token: Token | undefined): number | null {
  const day = Number(/^(\d{1,2})(st|nd|rd|th)?$/.exec(token?.lower ?? '')?.[1] ?? Number.NaN);
  return day >= 1 && day <= 31 ? day : null;
}
