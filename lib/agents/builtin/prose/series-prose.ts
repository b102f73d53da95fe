import type { Measure } from '#lib/analysis/index.ts';
import { findExtremes, numberOf } from './extremes.ts';
import { whereWords } from './filter-words.ts';
import { type Group, readGroups } from './grouped.ts';
import { extremeWords, measuredWords, measureWords } from './measure-words.ts';
import { measuredValue } from './measured-value.ts';
import type { AggregateQuery, Prose, ProseInput } from './prose.ts';

/** Measures over points in time: where they begin and end, then their peak and low. */
export function seriesProse(input: ProseInput, query: AggregateQuery): Prose {
  const { measures, groups } = readGroups(input, query);
  const points = groups.filter(({ keys }) => keys[0] !== null).toSorted(byTime);
  const where = whereWords(input.plan.filters);
  const sentences = measures
    .slice(0, 2)
    .flatMap(({ measure }, index) => describeSeries(points, { measure, index, where }));
  const [first, last] = [points.at(0), points.at(-1)];
  const name = measures[0]?.name ?? '';
  const headline = [first, last].flatMap((point) =>
    point === undefined ? [] : { name: `${name} in ${point.name}`, value: point.values[0] ?? null },
  );
  return { sentences, headline };
}

type Series = { measure: Measure; index: number; where: string };

function describeSeries(points: readonly Group[], { measure, index, where }: Series): string[] {
  const valued = points.filter(({ values }) => numberOf(values[index]) !== null);
  const [first, last] = [valued.at(0), valued.at(-1)];
  const extremes = findExtremes(valued, index);
  if (first === undefined || last === undefined || extremes === null) {
    return [`There is no ${measureWords(measure)} at any time${where}.`];
  }
  const value = (point: Group) => measuredValue(point.values[index], measure);
  const subject = `The ${measureWords(measure)}${where}`;
  if (first === last) return [`${subject} is ${value(first)} in ${first.name}, the only time with a value.`];
  const { top, bottom, tiedAtTop } = extremes;
  if (tiedAtTop === valued.length)
    return [`${subject} stays at ${value(first)} from ${first.name} to ${last.name}.`];
  return [
    `${subject} ${direction(first, last, index)} from ${value(first)} in ${first.name} to ${value(last)} in ${last.name}.`,
    ...turningPoints({ top, bottom, first, last }, measure, value),
  ];
}

type Points = { top: Group; bottom: Group; first: Group; last: Group };

function turningPoints(points: Points, measure: Measure, value: (point: Group) => string): string[] {
  const { top, bottom, first, last } = points;
  const isEnd = (point: Group) => point === first || point === last;
  const { most, least } = extremeWords(measure);
  const low = `the ${least} ${value(bottom)} in ${bottom.name}`;
  if (isEnd(top))
    return isEnd(bottom) ? [] : [`In between, it was lowest in ${bottom.name}, at ${value(bottom)}.`];
  const peak = `It peaked in ${top.name}, with ${the(most, measure)} ${value(top)}`;
  return isEnd(bottom) ? [`${peak}.`] : [`${peak}; ${low}.`];
}

const the = (most: string, measure: Measure) =>
  measuredWords(measure) === 'rows' ? `the ${most} rows,` : `the ${most},`;

function direction(first: Group, last: Group, index: number): string {
  const change = (numberOf(last.values[index]) ?? 0) - (numberOf(first.values[index]) ?? 0);
  if (change === 0) return 'went';
  return change > 0 ? 'rose' : 'fell';
}

function byTime(one: Group, other: Group): number {
  const [left, right] = [one.keys[0] ?? null, other.keys[0] ?? null];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
}
