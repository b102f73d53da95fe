import { measureName } from '#lib/analysis/browser.ts';

/** The Result columns of a box: lowest, first quartile, median, third quartile, highest. */
export function fiveNumbers(column: string): [string, string, string, string, string] {
  const name = (aggregate: 'min' | 'quantile' | 'median' | 'max', quantile: number | null = null) =>
    measureName({ aggregate, column, quantile, share: false });
  return [name('min'), name('quantile', 0.25), name('median'), name('quantile', 0.75), name('max')];
}
