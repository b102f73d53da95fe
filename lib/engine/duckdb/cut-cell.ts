import type { Cell } from '#lib/datasets/index.ts';

/** A text as far as a cell may hold it; one that is cut says how long it was. */
export function cutCell(value: Cell, longest: number): Cell {
  if (typeof value !== 'string' || value.length <= longest) return value;
  const isPair = /[\uD800-\uDBFF]/.test(value.charAt(longest - 1));
  // By way of bytes: a slice would keep the whole text in memory.
  const kept = Buffer.from(value.slice(0, isPair ? longest - 1 : longest)).toString();
  return `${kept}… (cut: ${value.length.toLocaleString('en-US')} characters)`;
}
