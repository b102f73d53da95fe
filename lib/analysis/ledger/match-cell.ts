import type { Cell } from '#lib/datasets/browser.ts';
import type { NumberToken } from './number-token.ts';

/** How well a number of the prose meets a cell: 0 exactly, more where it is rounded, null where it does not. */
export function matchCell(token: NumberToken, cell: Cell, falling: boolean): number | null {
  if (cell === null || typeof cell === 'boolean' || cell === '') return null;
  if (token.digits !== null && isLong(cell)) return sameDigits(token.digits, String(cell)) ? 0 : null;
  const value = Number(cell);
  if (!Number.isFinite(value)) return yearOf(token, cell);
  const size = falling && token.value > 0 ? Math.abs(value) : value;
  const own = distance(token, size);
  const share = token.percent ? distance(token, size * 100) : null;
  return own === null || share === null ? (own ?? share) : Math.min(own, share);
}

function isLong(cell: Cell): boolean {
  return typeof cell === 'string' && /^-?\d{16,}(\.0*)?$/.test(cell);
}

function sameDigits(written: string, cell: string): boolean {
  return BigInt(written) === BigInt(cell.replace(/\.0*$/, ''));
}

function distance(token: NumberToken, value: number): number | null {
  const away = Math.abs(token.value - value);
  const tolerance = token.hedged ? Math.max(token.tolerance, zerosTolerance(token)) : token.tolerance;
  const exactly = token.ordinal ? 0 : tolerance;
  return away <= exactly * (1 + 1e-9) + Math.abs(value) * 1e-12 ? away : null;
}

/** “about 1,200” may stand for 1,150 to 1,250. */
function zerosTolerance({ digits }: NumberToken): number {
  const zeros = /0*$/.exec(digits ?? '')?.[0].length ?? 0;
  return zeros === 0 || Number(digits) === 0 ? 0 : 0.5 * 10 ** zeros;
}

/** A bare year meets a date of that year. */
function yearOf({ digits }: NumberToken, cell: Cell): number | null {
  return digits !== null && /^\d{4}$/.test(digits) && String(cell).startsWith(`${digits}-`) ? 0 : null;
}
