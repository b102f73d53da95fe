import { logGamma } from './log-gamma.ts';

const tiny = 1e-300;
const precision = 1e-16;
const mostSteps = 100_000;

/**
 * The upper regularised incomplete gamma function Q(a, x) for a > 0 and x ≥ 0: a series below a + 1, a continued
 * fraction by the method of Lentz above. Numerical Recipes, 3rd edition, section 6.2.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (!Number.isFinite(x)) return 0;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

function scale(a: number, x: number): number {
  return Math.exp(-x + a * Math.log(x) - logGamma(a));
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= mostSteps; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * precision) break;
  }
  return sum * scale(a, x);
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n <= mostSteps; n += 1) {
    const term = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(term * d + b);
    c = awayFromZero(b + term / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return value * scale(a, x);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
