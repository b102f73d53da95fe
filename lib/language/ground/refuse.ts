import { type Draft, kindAt, placesOf } from './draft.ts';
import type { Shape } from './shape.ts';

/** Why the question is better not answered, or null: what it asks beyond the data, or words that found no place. */
export function reasonToDecline(draft: Draft, shape: Shape | null): string | null {
  return (
    draft.refusal ??
    beyond(draft) ??
    secondOrder(draft) ??
    ungrounded(draft) ??
    uncountable(draft, shape) ??
    (shape === null ? nothing(draft) : null)
  );
}

function beyond(draft: Draft): string | null {
  const [place] = placesOf(draft, 'beyond');
  const meaning = place === undefined ? null : draft.terms[place]?.meaning;
  if (meaning?.kind !== 'beyond') return null;
  return `This asks for ${meaning.what}, which can't be computed from the columns of ${draft.schema.name} here.`;
}

function ungrounded(draft: Draft): string | null {
  for (const place of placesOf(draft, 'group')) {
    const word = unknownAfter(draft, place);
    if (word) return `No column of ${draft.schema.name} is called or means “${word}”.`;
  }
  for (const place of placesOf(draft, 'aggregate')) {
    const word = unknownAfter(draft, place) ?? 'that';
    return `The ${draft.terms[place]?.text.toLowerCase()} of ${word === 'that' ? 'what' : `“${word}”`} can't be told: no column fits.`;
  }
  const difference = draft.terms.some(({ text }) => /^difference/i.test(text));
  if (
    difference &&
    draft.measures.length === 0 &&
    !draft.filters.some((filter) => 'comparison' in filter && filter.comparison === 'in')
  ) {
    return 'It isn’t clear which two values are to be compared.';
  }
  for (const place of placesOf(draft, 'comparison')) {
    if (kindAt(draft, place + 1) === 'number' || kindAt(draft, place + 1) === 'date') {
      return `It isn't clear which column “${draft.terms[place]?.text} ${draft.terms[place + 1]?.text}” is about.`;
    }
  }
  const number = placesOf(draft, 'number').find((place) => /\d/.test(draft.terms[place]?.text ?? ''));
  return number === undefined ? null : `It isn't clear what “${draft.terms[number]?.text}” is about.`;
}

/** Numbers of months, spans between two dates, the rhythm of the rows: more than a count of rows. */
/** An order after an order: the plan could hold it, but the words are not read yet. */
function secondOrder(draft: Draft): string | null {
  const sorts = draft.terms.some(({ meaning }) => meaning.kind === 'sort' || meaning.kind === 'direction');
  return sorts && /\bthen (by|to)\b/i.test(draft.question)
    ? 'Only one order is understood at a time. Ask for the first, then sort the answer.'
    : null;
}

function uncountable(draft: Draft, shape: Shape | null): string | null {
  const count = draft.top?.count ?? 1;
  if (shape?.query.kind === 'aggregate' && shape.query.dimensions.length === 0 && count > 1) {
    return `It isn’t clear which ${count} are wanted: no column was named to list them by.`;
  }
  if (shape?.query.kind !== 'aggregate' || draft.uses.some((use) => !use.counted) || draft.filters.length > 0)
    return null;
  const units = draft.terms.some(
    (term, place) => term.meaning.kind === 'timeUnit' && draft.terms[place - 1]?.meaning.kind === 'count',
  );
  if (units) return 'The number of periods can’t be counted here. Ask for a count by month, for example.';
  const single =
    shape.query.dimensions.length === 0 &&
    draft.terms.some(({ text }) => /^(frequency|volume|amount)( of)?$/i.test(text));
  return single ? 'It isn’t clear what is to be counted.' : null;
}

function unknownAfter(draft: Draft, place: number): string | null {
  for (let at = place + 1; at < draft.terms.length; at += 1) {
    const kind = kindAt(draft, at);
    if (kind === 'unknown') return draft.terms[at]?.text ?? null;
    if (kind !== 'noise' && kind !== 'preposition') return null;
  }
  return null;
}

function nothing(draft: Draft): string {
  return `No column of ${draft.schema.name} matches the words of this question.`;
}
