import { isNumeric } from '#lib/datasets/index.ts';
import type { ChannelName } from '../lexicon/meaning.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, take } from './draft.ts';

const joiners = new Set<Meaning['kind']>(['noise', 'preposition', 'group', 'count', 'rows', 'versus']);

/** Kinds of chart and places on it that the question names: "pie chart", "x axis origin", "coloured by team". */
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
  const next = nextPlace(draft, place + 1, joiners);
  const found = meaningAt(draft, next, 'column') ?? (isAxis(channel) ? columnBefore(draft, place) : null);
  if (channel === 'x' || channel === 'y') {
    if (found && kindAt(draft, next) === 'column') draft.channels[channel] ??= found.column;
    take(draft, place);
    return;
  }
  if (found) noteColumn(draft, channel, next);
  else facetWithoutColumn(draft, channel, place);
  take(draft, place);
}

function isAxis(channel: ChannelName): boolean {
  return channel === 'x' || channel === 'y';
}

function columnBefore(draft: Draft, place: number) {
  const before = place - 1;
  const column = meaningAt(draft, before, 'column') ?? meaningAt(draft, before - 1, 'column');
  return column && isNumeric(column.column.column.type) ? column : null;
}

function noteColumn(draft: Draft, channel: 'color' | 'facet', place: number): void {
  const column = meaningAt(draft, place, 'column')?.column;
  if (!column) return;
  draft.channels[channel] ??= column;
  take(draft, place);
}

/** "each country shown separately": the facet is the column that "each" goes with. */
function facetWithoutColumn(draft: Draft, channel: 'color' | 'facet', place: number): void {
  if (channel !== 'facet') return;
  for (let at = place - 1; at >= 0; at -= 1) {
    if (kindAt(draft, at) !== 'column') continue;
    const joined = kindAt(draft, at - 1) === 'group' || kindAt(draft, at - 1) === 'noise';
    if (joined) noteColumn(draft, 'facet', at);
    return;
  }
}
