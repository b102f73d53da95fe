import type { Dimension } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { isCyclic } from './time-words.ts';
import { keyWords } from './value-words.ts';

export type KeyPart = { dimension: Dimension; key: Cell; end: Cell };

/**
 * A group in words: "Market", "Market, Bread", "Market in March 2023". A bare number is said with its column
 * ("Cylinders 8"), behind the words, since it says nothing alone.
 */
export function groupName(parts: readonly KeyPart[]): string {
  const times = parts.filter(isTime);
  const numbers = parts.filter((part) => !isTime(part) && isBareNumber(part));
  const words = parts.filter((part) => !isTime(part) && !isBareNumber(part));
  const named = [
    ...words.map(keyText),
    ...numbers.map((part) => `${part.dimension.column} ${keyText(part)}`),
  ];
  if (times.length === 0) return named.join(', ');
  const time = times.map(keyText).join(', ');
  return named.length === 0 ? time : `${named.join(', ')} in ${time}`;
}

/** The keys alone, in the plan's order: the right side of `Cylinders, Origin = 8, USA`. */
export function groupKeys(parts: readonly KeyPart[]): string {
  return parts.map(keyText).join(', ');
}

function keyText({ dimension, key, end }: KeyPart): string {
  const name = keyWords(key, dimension);
  return end === null || key === null ? name : `${name} to ${keyWords(end, dimension)}`;
}

function isTime({ dimension: { timeUnit } }: KeyPart): boolean {
  return timeUnit !== null && !isCyclic(timeUnit);
}

function isBareNumber({ dimension, key, end }: KeyPart): boolean {
  return typeof key === 'number' && dimension.timeUnit === null && end === null;
}
