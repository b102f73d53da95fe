import type { LedgerSource } from './mentions.ts';
import { nameFinder, type Span } from './name-finder.ts';
import { findNumbers, type NumberToken } from './number-token.ts';

type Prose = {
  text: string;
  question: string;
  results: readonly LedgerSource[];
  numbers: readonly NumberToken[];
};

/** Tells numbers that need no computation: of the question, of the query's conditions, of a list, within a name. */
export function isExempt({ text, question, results, numbers }: Prose): (number: NumberToken) => boolean {
  const asked = [...findNumbers(question), ...results.flatMap(({ result }) => conditionNumbers(result.sql))];
  const names = nameSpans(text, results);
  const listed = listNumbers(text, numbers);
  return (number) =>
    listed.has(number.start) ||
    asked.some((each) => each.value === number.value && each.percent === number.percent) ||
    names.some((name) => name.start <= number.start && number.end <= name.end);
}

/** Names that hold a digit but are no number: of columns and of text values. */
function nameSpans(text: string, results: readonly LedgerSource[]): Span[] {
  const names = new Set(results.flatMap(({ result }) => [...namesOf(result), ...conditionNames(result.sql)]));
  return [...names].flatMap(nameFinder(text));
}

function namesOf({ columns, rows }: LedgerSource['result']): string[] {
  const texts = columns.flatMap(({ type }, column) =>
    type === 'text' ? rows.map((row) => row[column] ?? null) : [],
  );
  return [...columns.map(({ name }) => name), ...texts.map(String)].filter(isNumberedName);
}

function isNumberedName(name: string): boolean {
  return /\d/.test(name) && Number.isNaN(Number(name.replaceAll(',', '')));
}

const condition = /(?:[=<>]|\bBETWEEN|\bAND|\bLIMIT|\bIN \()\s*(?:DATE |TIMESTAMP )?'?(-?\d+(?:\.\d+)?)\b/gi;

/** What the rows were chosen by: “where Year is between 74 and 80”, “the first 10”. */
function conditionNumbers(sql: string): NumberToken[] {
  return [...sql.matchAll(condition)].flatMap(([, digits = '']) => findNumbers(digits));
}

/** Texts of the query that hold a digit, such as the value of a filter; patterns without their wildcards. */
function conditionNames(sql: string): string[] {
  return [...sql.matchAll(/'((?:[^']|'')+)'/g)]
    .map(([, text = '']) => text.replaceAll("''", "'").replaceAll(/^%|%$/g, ''))
    .filter(isNumberedName);
}

/** `1.`, `2)` … at the start of lines, counting up from 1. */
function listNumbers(text: string, numbers: readonly NumberToken[]): Set<number> {
  const starts = new Set<number>();
  let next = 1;
  for (const { start, end, digits } of numbers) {
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const marks = /^\s*(?:[>*-]\s+)?\(?$/.test(line) && /^[.)]\s/.test(text.slice(end, end + 2));
    if (!marks || digits === null) continue;
    const value = Number(digits);
    if (value !== next && value !== 1) continue;
    starts.add(start);
    next = value + 1;
  }
  return starts;
}
