import type { ColumnRef } from '../link/column-index.ts';
import { flagOf } from '../link/flag.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, says, take } from './draft.ts';
import { columnAfter, columnBefore } from './operands.ts';
import { type Placed, predicate } from './predicates.ts';

/** "name contains x", "price is missing". */
export function textFilters(draft: Draft): Placed[] {
  const placed: Placed[] = [];
  for (const place of placesOf(draft, 'textMatch')) {
    const words = literalsAfter(draft, place + 1);
    if (!draft.used.has(place)) placed.push(...textMatch(draft, place, words));
  }
  for (const kind of ['missing', 'present'] as const) {
    for (const place of placesOf(draft, kind)) placed.push(...presence(draft, place, kind));
  }
  return [...placed, ...absence(draft), ...missingOf(draft)];
}

/** "crates with no sugar", "without a grower": where the column has gaps. */
function absence(draft: Draft): Placed[] {
  return placesOf(draft, 'not').flatMap((place) => {
    if (!/^(no|without)$/i.test(draft.terms[place]?.text ?? '')) return [];
    const at = nextPlace(draft, place + 1, new Set(['noise']));
    const column = meaningAt(draft, at, 'column')?.column;
    if (!column || column.profile.missing === 0 || flagOf(column) !== null) return [];
    take(draft, place, at);
    const one = predicate({ column: column.name, comparison: 'is_missing' });
    return [{ predicate: one, from: place, to: at + 1, joinedByOr: false }];
  });
}

/** "which crates have missing sugar": the rows without it, not how many there are. */
function missingOf(draft: Draft): Placed[] {
  if (!/^\W*(which|list|show|find|get|select|return|display)\b/i.test(draft.question)) return [];
  return placesOf(draft, 'missing').flatMap((place) => {
    const column = meaningAt(draft, place + 1, 'column')?.column;
    const isOfThings = draft.terms
      .slice(0, place)
      .some(({ meaning }) => ['entity', 'rows', 'column'].includes(meaning.kind));
    if (!column || !isOfThings || says(draft, 'columns') || kindAt(draft, place - 1) === 'not') return [];
    take(draft, place, place + 1);
    const one = predicate({ column: column.name, comparison: 'is_missing' });
    return [{ predicate: one, from: place, to: place + 2, joinedByOr: false }];
  });
}

type Literals = { texts: string[]; to: number };

function literalsAfter(draft: Draft, from: number): Literals {
  const texts: string[] = [];
  let place = from;
  for (; place < draft.terms.length; place += 1) {
    const kind = kindAt(draft, place);
    const text = draft.terms[place]?.text ?? '';
    if (kind === 'textMatch' || (kind === 'noise' && texts.length === 0 && text.length !== 1)) continue;
    if (kind === 'noise' && !/^\p{L}$/u.test(text)) continue;
    if (kind === 'or' || (kind === 'comma' && texts.length > 0)) continue;
    const letter = text.length === 1 && (kind !== 'noise' || endsLetters(draft, place + 1));
    const literal = kind === 'unknown' || kind === 'value' || kind === 'number' || letter;
    if (
      !literal ||
      (texts.length > 0 && kindAt(draft, place - 1) !== 'or' && kindAt(draft, place - 1) !== 'comma')
    )
      break;
    texts.push(text);
  }
  return { texts, to: place };
}

/** "the letters e or a in …" against "the letter e, a chart of …". */
function endsLetters(draft: Draft, next: number): boolean {
  const kind = kindAt(draft, next);
  const quote = kind === 'noise' && !/\p{L}/u.test(draft.terms[next]?.text ?? '');
  return quote || kind === null || ['or', 'and', 'comma', 'stop', 'preposition'].includes(kind);
}

function textMatch(draft: Draft, place: number, found: Literals): Placed[] {
  const comparison = meaningAt(draft, place, 'textMatch')?.comparison;
  if (!comparison || found.texts.length === 0) return [];
  const subject = textSubject(draft, place, found.to);
  const column = subject?.column ?? onlyNameColumn(draft);
  if (column?.column.type !== 'text') return [];
  const negated = kindAt(draft, place - 1) === 'not';
  if (negated) take(draft, place - 1);
  for (let at = place; at < found.to; at += 1) take(draft, at);
  if (subject) take(draft, subject.place);
  return found.texts.map((text, order) => ({
    predicate: predicate({
      column: column.name,
      comparison: negated ? 'not_contains' : comparison,
      values: [text],
    }),
    from: place,
    to: found.to,
    joinedByOr: order > 0 && !negated,
  }));
}

/** "with x in the name" has its column behind, "name contains a" before. */
function textSubject(draft: Draft, place: number, to: number) {
  const after = kindAt(draft, to) === 'preposition' ? columnAfter(draft, to) : null;
  if (after?.column.column.type === 'text') return after;
  const before = columnBefore(draft, place - 1);
  return before?.column.column.type === 'text' ? before : null;
}

function onlyNameColumn(draft: Draft): ColumnRef | null {
  const texts = draft.index.columns.filter((column) => column.column.type === 'text');
  return (
    texts.find((column) => column.plain.includes('name')) ?? (texts.length === 1 ? (texts[0] ?? null) : null)
  );
}

function presence(draft: Draft, place: number, kind: 'missing' | 'present'): Placed[] {
  const subject = columnBefore(draft, place - 1);
  const stated = draft.terms.slice(0, place).some((term) => term.meaning.kind === 'condition');
  if (!subject || !(stated || /^(is|are|not)/i.test(draft.terms[place]?.text ?? ''))) return [];
  const negated = kindAt(draft, place - 1) === 'not';
  if (negated) take(draft, place - 1);
  take(draft, place, subject.place);
  const comparison = (kind === 'missing') !== negated ? 'is_missing' : 'is_present';
  return [
    {
      predicate: predicate({ column: subject.column.name, comparison }),
      from: subject.place,
      to: place + 1,
      joinedByOr: false,
    },
  ];
}
