import type { Cell } from '#lib/datasets/index.ts';

const longest = 300;

/** A cell as far as it need be known: a long text is cut, and says so. */
export function shortCell(value: Cell): Cell {
  return typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value;
}
