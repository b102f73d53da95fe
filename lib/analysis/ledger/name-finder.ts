export type Span = { start: number; end: number };

const firstWord = /[\p{L}\p{N}]+/u;
const words = /[\p{L}\p{N}]+/gu;

/**
 * Finds where a name stands in the text as words of their own, whatever its case. A name whose first word the text
 * does not have is passed over, so that many names cost little.
 */
export function nameFinder(text: string): (name: string) => Span[] {
  const lower = text.toLowerCase();
  const known = new Set(lower.match(words));
  return (name) => {
    if (name.length > text.length || name.trim() === '') return [];
    const first = firstWord.exec(name.toLowerCase());
    return first !== null && !known.has(first[0]) ? [] : occurrences(text, lower, name);
  };
}

function occurrences(text: string, lower: string, name: string): Span[] {
  const wanted = name.toLowerCase().trim();
  if (lower.length !== text.length) return exactOccurrences(text, name);
  const spans: Span[] = [];
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const span = { start: at, end: at + wanted.length };
    if (standsAlone(text, span) && (wanted.length > 2 || isWritten(text, span, name))) spans.push(span);
  }
  return spans;
}

function exactOccurrences(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (standsAlone(text, { start: at, end: at + name.length }))
      spans.push({ start: at, end: at + name.length });
  }
  return spans;
}

function standsAlone(text: string, { start, end }: Span): boolean {
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
  const edge = /^[\p{L}\p{N}]/u;
  const behind = edge.test(text.slice(end, end + 2)) && edge.test(text.slice(end - 1, end));
  const first = edge.test(text.slice(start, start + 2));
  return !(before && first) && !behind;
}

const littleWords = new Set(
  'a an as at be by do go he i if in is it me my no of on or so to up us we'.split(' '),
);

/** A very short name must be written the same, and stand as a name does where it is a word too. */
function isWritten(text: string, span: Span, name: string): boolean {
  if (text.slice(span.start, span.end) !== name.trim()) return false;
  return !littleWords.has(name.trim().toLowerCase()) || standsAsName(text, span);
}

function standsAsName(text: string, { start, end }: Span): boolean {
  const led = /(?:\b(?:for|in|of|group|and|or|by|is)\s+|[,;:(|*“"'`]\s*|\n\s*)$/i.test(text.slice(0, start));
  const followed = /^\s*(?:[:(=|*,;”"'`–—-]|\d|(?:has|have|had|is|are|was|were|at|with|and)\b|[.)]?$)/.test(
    text.slice(end),
  );
  return led || followed;
}
