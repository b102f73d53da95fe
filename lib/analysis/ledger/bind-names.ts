import type { Mention } from './mentions.ts';
import type { Span } from './name-finder.ts';

const sentenceEnd = /[.!?](?=\s|$)|\n+/g;
const clauseEnd = /;|\b(?:while|whereas|but)\b/gi;
const separator =
  /[;,]|\n|\b(?:and|while|whereas|but|versus|vs\.?|than|compared (?:to|with)|against|followed by|then|to)\b/gi;

/**
 * The group names that a number stands beside, nearest first; none where its sentence names no group. A row of
 * numbers after as many names is paired in order. Within a part of the sentence (between commas, “and”, “while” …)
 * the name before the number counts, else the name behind it. Otherwise the latest name before, else the next.
 * The latest names of other columns in the sentence come along (“In 1982, USA had …”).
 */
export function bindNames(
  text: string,
  number: Span,
  { mentions, numbers }: { mentions: readonly Mention[]; numbers: readonly Span[] },
): Mention[] {
  const sentence = around(text, number, { edges: sentenceEnd, mentions });
  const own = mentions.filter(within(sentence)).filter((each) => !overlaps(each, number));
  if (own.length === 0) return [];
  const clause = narrowed(sentence, around(text, number, { edges: clauseEnd, mentions }));
  const scope = own.some(within(clause)) ? clause : sentence;
  const bound = bindWithin(text, number, { scope, mentions: own.filter(within(scope)), numbers });
  return bound === null ? [] : [...bound, ...context(own, bound, number)];
}

type Scope = { scope: Span; mentions: readonly Mention[]; numbers: readonly Span[] };

function bindWithin(text: string, number: Span, { scope, mentions, numbers }: Scope): Mention[] | null {
  const cuts = cutSpans(text, scope, mentions);
  const at = bracketed(text, number, { scope, mentions });
  const part = cuts.find((cut) => at.start >= cut.start && at.end <= cut.end) ?? scope;
  return (
    inOrder(scope, number, { mentions, numbers }) ??
    nearest(mentions.filter(within(part)), at) ??
    across(mentions, at, numbers)
  );
}

const within = (span: Span) => (each: Span) => each.start >= span.start && each.end <= span.end;

function narrowed(left: Span, right: Span): Span {
  return { start: Math.max(left.start, right.start), end: Math.min(left.end, right.end) };
}

/** A number in brackets without a name of its own stands where they open: “USA (254 cars, 62.6 %)”. */
function bracketed(text: string, number: Span, { scope, mentions }: Omit<Scope, 'numbers'>): Span {
  const open = text.lastIndexOf('(', number.start);
  const close = text.indexOf(')', number.end);
  const inside = open >= scope.start && close !== -1 && !text.slice(open, number.start).includes(')');
  const named = mentions.some((mention) => mention.start > open && mention.end < close);
  return inside && !named ? { start: open, end: open } : number;
}

function overlaps(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** The sentence around the number; a full stop within a name (“Mr. Smith”) ends none. */
function around(
  text: string,
  { start, end }: Span,
  { edges, mentions }: { edges: RegExp; mentions: readonly Mention[] },
): Span {
  const ends = [...text.matchAll(edges)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((edge) => !mentions.some((mention) => overlaps(mention, edge)));
  const before = ends.filter((edge) => edge.end <= start).at(-1);
  const behind = ends.find((edge) => edge.start >= end);
  return { start: before?.end ?? 0, end: behind?.start ?? text.length };
}

/** The parts of a sentence; a separator within a name is none. */
function cutSpans(text: string, sentence: Span, mentions: readonly Mention[]): Span[] {
  const inside = text.slice(sentence.start, sentence.end);
  const edges = [...inside.matchAll(separator)]
    .map((match) => ({
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
    }))
    .filter((edge) => !isDecimalComma(text, edge) && !mentions.some((mention) => overlaps(mention, edge)));
  const starts = [sentence.start, ...edges.map(({ end }) => end)];
  const ends = [...edges.map(({ start }) => start), sentence.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? sentence.end }));
}

function isDecimalComma(text: string, { start, end }: Span): boolean {
  return text.charAt(start) === ',' && /\d/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(end));
}

/** Names of one column that are equally near are all meant by none; the one before the number wins. */
function nearest(part: readonly Mention[], number: Span): Mention[] | null {
  const before = part.filter((mention) => mention.end <= number.start);
  const side = before.length > 0 ? lastOfEach(before) : lastOfEach(part.toReversed());
  return side.length === 0 ? null : side;
}

/** The last mention of each column of each Result. */
function lastOfEach(mentions: readonly Mention[]): Mention[] {
  const last = new Map(mentions.map((mention) => [`${mention.result} ${mention.column}`, mention]));
  return [...last.values()];
}

type Sentence = { mentions: readonly Mention[]; numbers: readonly Span[] };

/** “USA, Europe and Japan average 119.9, 81.0 and 79.8”: the n-th number belongs to the n-th name. */
function inOrder(sentence: Span, number: Span, { mentions, numbers }: Sentence): Mention[] | null {
  const own = numbers.filter(
    (each) =>
      each.start >= sentence.start &&
      each.end <= sentence.end &&
      !mentions.some((mention) => overlaps(mention, each)),
  );
  const first = own[0];
  const columns = new Set(mentions.map(({ result, column }) => `${result} ${column}`));
  if (first === undefined || own.length < 2) return null;
  for (const key of columns) {
    const named = mentions.filter(({ result, column }) => `${result} ${column}` === key);
    const ahead = named.every((mention) => mention.end <= first.start);
    const pair = named[own.findIndex((each) => each.start === number.start)];
    if (ahead && named.length === own.length && pair) return [pair];
  }
  return null;
}

function across(own: readonly Mention[], number: Span, numbers: readonly Span[]): Mention[] | null {
  const before = own.filter((mention) => mention.end <= number.start);
  const last = before.at(-1);
  if (last) return [last, ...before.filter((mention) => mention.start === last.start && mention !== last)];
  const [next] = own;
  const lead = numbers.filter((each) => next && each.end <= next.start && each.start >= number.start);
  return next && lead.length === 1 ? [next] : null;
}

function context(own: readonly Mention[], bound: readonly Mention[], number: Span): Mention[] {
  const taken = new Set(bound.map(({ result, column }) => `${result} ${column}`));
  return lastOfEach(own.filter((mention) => mention.end <= number.start)).filter(
    ({ result, column }) => !taken.has(`${result} ${column}`),
  );
}
