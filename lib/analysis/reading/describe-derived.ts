import { assertNever } from '#lib/base/browser.ts';
import type { Derived } from '../plan-derived.ts';

/** How a derived column is made, in words: `Sales / Units`, `ln Price`, `Age, gaps filled with its mean`. */
export function describeDerived({ of }: Derived): string {
  switch (of.kind) {
    case 'arithmetic':
      return `${of.left} ${{ '+': '+', '-': '−', '*': '×', '/': '/' }[of.operator]} ${of.right}`;
    case 'days':
      return `days from ${of.from} to ${of.to}`;
    case 'logarithm': {
      const column = /[ ,]/.test(of.column) ? `(${of.column})` : of.column;
      const value = of.plus === 0 ? column : `(${of.column} + ${of.plus})`;
      return `${of.base === 'e' ? 'ln' : `log${of.base}`} ${value}`;
    }
    case 'filled':
      return `${of.column}, gaps filled with its ${of.with}`;
    case 'scaled':
      return `${of.column} from 0 to 1`;
    default:
      return assertNever(of);
  }
}
