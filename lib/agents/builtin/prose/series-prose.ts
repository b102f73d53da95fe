import { findExtremes, sizeOf } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { type Group, type GroupedMeasure, readGroups } from './grouped.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** Measures over points in time: where they begin and end, then their peak and low. */
export function seriesProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups } = readGroups(input, query);
  const points = groups.filter(({ keys }) => keys[0] !== null).toSorted(byTime);
  const where = whereWords(input.plan.filters);
  const sentences = measures.slice(0, 2).flatMap((measure) => describeSeries(points, measure));
  if (where !== '') sentences.push(`Only rows${where} count.`);
  const [first, last] = [points.at(0), points.at(-1)];
  const headline = [first, last].flatMap((point) =>
    point === undefined
      ? []
      : { name: `${measures[0]?.noun} in ${point.name}`, value: point.values[0] ?? null },
  );
  return { sentences, headline };
}

function describeSeries(points: readonly Group[], measure: GroupedMeasure): string[] {
  const { index, noun, value } = measure;
  const valued = points.filter(({ values }) => sizeOf(values[index]) !== null);
  const [first, last] = [valued.at(0), valued.at(-1)];
  const extremes = findExtremes(valued, index);
  if (first === undefined || last === undefined || extremes === null) {
    return [`There is no ${noun} at any time.`];
  }
  const subject = `The ${noun}`;
  if (first === last) return [`${subject} is ${value(first)} in ${first.name}, the only time with a value.`];
  const { top, bottom, tiedAtTop } = extremes;
  if (tiedAtTop === valued.length) {
    return [`${subject} stays at ${value(first)} from ${first.name} to ${last.name}.`];
  }
  const change = direction(first, last, index);
  return [
    `${subject} ${change} from ${value(first)} in ${first.name} to ${value(last)} in ${last.name}.`,
    ...turningPoints({ top, bottom, ends: [first, last] }, measure),
  ];
}

type Points = { top: Group; bottom: Group; ends: Group[] };

function turningPoints({ top, bottom, ends }: Points, { value, index }: GroupedMeasure): string[] {
  const peak = `peaked in ${top.name}, at ${value(top)}`;
  const low = `was lowest in ${bottom.name}, at ${value(bottom)}`;
  const isEnd = (point: Group) =>
    ends.some((end) => sizeOf(end.values[index]) === sizeOf(point.values[index]));
  const turns = [...(isEnd(top) ? [] : [peak]), ...(isEnd(bottom) ? [] : [low])];
  return turns.length === 0 ? [] : [`In between, it ${turns.join(', and ')}.`];
}

function direction(first: Group, last: Group, index: number): string {
  const change = (sizeOf(last.values[index]) ?? 0) - (sizeOf(first.values[index]) ?? 0);
  if (change === 0) return 'went';
  return change > 0 ? 'rose' : 'fell';
}

function byTime(one: Group, other: Group): number {
  const [left, right] = [one.keys[0] ?? null, other.keys[0] ?? null];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
}
