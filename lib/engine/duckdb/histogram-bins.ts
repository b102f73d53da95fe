/** Equal-width bins at round edges: bin `index` covers `index * step` up to `(index + 1) * step`. */
export type BinPlan = { step: number; first: number; last: number };

const mostBins = 20;
const hour = 3_600_000;
const day = 24 * hour;
const calendarSteps = [
  1000,
  60_000,
  5 * 60_000,
  15 * 60_000,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  7 * day,
];

/**
 * The narrowest round bins, at most 20, that cover `low` to `high`; null where there is nothing to cut up.
 * `kind` says what a step may be: any 1, 2 or 5 × 10ⁿ, the same but whole, or spans of time in milliseconds.
 */
export function planBins(low: number, high: number, kind: 'continuous' | 'whole' | 'time'): BinPlan | null {
  if (!Number.isFinite(low) || !Number.isFinite(high - low)) return null;
  for (const step of steps(kind, (high - low) / mostBins)) {
    const first = Math.floor(low / step);
    const last = Math.floor(high / step);
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) continue;
    if (last - first < mostBins) return { step, first, last };
  }
  return null;
}

function steps(kind: 'continuous' | 'whole' | 'time', least: number): number[] {
  if (kind === 'time')
    return [...calendarSteps.filter((step) => step >= least), ...roundSteps(least / day).map((n) => n * day)];
  const round = roundSteps(least);
  return kind === 'whole' ? [1, ...round].filter((step) => step >= 1) : round;
}

/** 1, 2 and 5 × 10ⁿ from just above `least`. */
function roundSteps(least: number): number[] {
  if (!(least > 0)) return [1];
  const exponent = Math.floor(Math.log10(least));
  const powers = [exponent, exponent + 1, exponent + 2];
  return powers
    .flatMap((power) => [1, 2, 5].map((n) => Number(`${n}e${power}`)))
    .filter((step) => step >= least);
}

/** An edge without the dust of binary fractions: 3 × 0.1 is 0.3. */
export function binEdge(index: number, step: number): number {
  return Number((index * step).toPrecision(12));
}
