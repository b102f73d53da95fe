import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, previousPlace, take } from './draft.ts';

const joiners = new Set<Meaning['kind']>(['noise', 'preposition', 'group', 'count', 'rows', 'versus']);

/** Kinds of chart and places on it that the question names: "pie chart", "team along x", "coloured by team". */
export function takeChart(draft: Draft): void {
  for (const place of placesOf(draft, 'stack')) takeStack(draft, place);
  for (const place of placesOf(draft, 'mark')) takeMark(draft, place);
  for (const place of placesOf(draft, 'channel')) takeChannel(draft, place);
}

function takeStack(draft: Draft, place: number): void {
  draft.stack ??= meaningAt(draft, place, 'stack')?.stack ?? null;
  if (/bar|chart|graph|column/i.test(draft.terms[place]?.text ?? '')) draft.mark ??= 'bar';
  take(draft, place);
}

function takeMark(draft: Draft, place: number): void {
  const meaning = meaningAt(draft, place, 'mark');
  if (!meaning) return;
  draft.mark ??= meaning.mark;
  if (meaning.histogram) draft.histogram = true;
  take(draft, place);
}

function takeChannel(draft: Draft, place: number): void {
  const channel = meaningAt(draft, place, 'channel')?.channel;
  if (!channel) return;
  const text = draft.terms[place]?.text.toLowerCase() ?? '';
  if (/scatter|plots of/.test(text)) draft.mark ??= 'point';
  if (/\bbar/.test(text)) draft.mark ??= 'bar';
  const next = nextPlace(draft, place + 1, joiners);
  const found = meaningAt(draft, next, 'column');
  take(draft, place);
  if (channel === 'x' || channel === 'y') {
    if (found) draft.channels[channel] ??= found.column;
  } else if (found && namesItsColumn(draft, place, next)) noteColumn(draft, channel, next);
  else if (channel === 'facet') facetWithoutColumn(draft, next);
}

/** "small multiples by team", "coloured by team" name the column; "different plots of a and b" does not. */
function namesItsColumn(draft: Draft, place: number, next: number): boolean {
  const text = draft.terms[place]?.text.toLowerCase() ?? '';
  if (/multiples of$/.test(text))
    return !placesOf(draft, 'column').some((at) => at > next && isSplit(draft, at));
  if (!/(plots|charts|graphs|panels|scatterplots)$/.test(text)) return true;
  return draft.terms
    .slice(place + 1, next)
    .some(({ meaning, text: word }) => meaning.kind === 'group' || /^(for|per|on)$/i.test(word));
}

function noteColumn(draft: Draft, channel: 'color' | 'facet', place: number): void {
  const column = meaningAt(draft, place, 'column')?.column;
  if (!column) return;
  draft.channels[channel] ??= column;
  take(draft, place);
}

/** "each team shown apart": the facet is the column that "each" or "by" goes with. */
function facetWithoutColumn(draft: Draft, from: number): void {
  const places = placesOf(draft, 'column').filter((place) => isSplit(draft, place));
  const before = places.findLast((place) => place < from);
  const chosen = before ?? places[0];
  if (chosen !== undefined) noteColumn(draft, 'facet', chosen);
}

function isSplit(draft: Draft, place: number): boolean {
  const joint = previousPlace(draft, place - 1, new Set<Meaning['kind']>(['noise', 'count', 'rows']));
  return kindAt(draft, joint) === 'group' || draft.terms[joint]?.meaning.kind === 'group';
}
