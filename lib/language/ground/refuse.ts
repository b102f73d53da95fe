import { type Draft, kindAt, placesOf } from './draft.ts';
import type { Shape } from './shape.ts';

/** Why the question is better not answered, or null: what it asks beyond the data, or words that found no place. */
export function reasonToDecline(draft: Draft, shape: Shape | null): string | null {
  return draft.refusal ?? beyond(draft) ?? ungrounded(draft) ?? (shape === null ? nothing(draft) : null);
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
  for (const place of placesOf(draft, 'comparison')) {
    if (kindAt(draft, place + 1) === 'number' || kindAt(draft, place + 1) === 'date') {
      return `It isn't clear which column “${draft.terms[place]?.text} ${draft.terms[place + 1]?.text}” is about.`;
    }
  }
  const number = placesOf(draft, 'number').find((place) => /\d/.test(draft.terms[place]?.text ?? ''));
  return number === undefined ? null : `It isn't clear what “${draft.terms[number]?.text}” is about.`;
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
