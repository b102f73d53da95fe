import { parseDate } from './date-format.ts';
import { isNumberLike } from './number-format.ts';

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const address = /^(https?|ftp|file):\/\/\S+$/;
const word = /^[\p{L}\p{N}_#.'’&()/:%°-]+$/u;
const words = /^[\p{L}\p{N}][\p{L}\p{N}\s_#.'’&()/:!?+*%°"-]*$/u;

/** How much a cell looks like one value, 0 to 1: numbers and dates most, then words, then free text. */
export function cellScore(cell: string): number {
  const value = cell.trim();
  if (value === '') return 0.8;
  if (value.length > 200) return 0.5;
  if (isNumberLike(value) || parseDate(value) !== null) return 1;
  if (email.test(value) || address.test(value)) return 1;
  if (word.test(value)) return 0.9;
  if (words.test(value)) return 0.8;
  return /^["']|["']$/.test(value) ? 0.1 : 0.4;
}
