import { assertNever } from '#lib/base/browser.ts';
import type { Derived } from '../plan-derived.ts';
import { columnCode } from '../python/expression.ts';
import { pythonText } from '../python/names.ts';
import type { PythonScript } from '../python/script.ts';

/** Writes the derived columns into a frame of their own; returns its name. */
export function writeDerived(derived: readonly Derived[], frame: string, script: PythonScript): string {
  if (derived.length === 0) return frame;
  const wide = script.largeName('derived');
  let from = frame;
  for (const each of derived) {
    const { code, numpy } = derivedCode(each, from);
    if (numpy) script.import('numpy as np');
    script.add(`${wide} = ${from}.assign(**{${pythonText(each.name)}: ${code}})`);
    from = wide;
  }
  return wide;
}

function derivedCode({ of }: Derived, frame: string): { code: string; numpy?: boolean } {
  const double = (name: string) => `${columnCode(name, frame)}.astype("float64")`;
  switch (of.kind) {
    case 'arithmetic': {
      const right = double(of.right);
      const divisor = `${right}.where(${right} != 0)`;
      return { code: `${double(of.left)} ${of.operator} ${of.operator === '/' ? divisor : right}` };
    }
    case 'days':
      return {
        code: `(${columnCode(of.to, frame)}.dt.normalize() - ${columnCode(of.from, frame)}.dt.normalize()).dt.days.astype("float64")`,
      };
    case 'logarithm': {
      const value = of.plus === 0 ? double(of.column) : `(${double(of.column)} + ${of.plus})`;
      const name = { e: 'log', '2': 'log2', '10': 'log10' }[of.base];
      return { code: `np.${name}(${value}.where(${value} > 0))`, numpy: true };
    }
    case 'filled':
      return { code: `${double(of.column)}.fillna(${double(of.column)}.${of.with}())` };
    case 'scaled': {
      const value = double(of.column);
      return { code: `(${value} - ${value}.min()) / (${value}.max() - ${value}.min())` };
    }
    default:
      return assertNever(of);
  }
}
