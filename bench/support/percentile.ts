/** The `share` quantile (0–1) of `values` by nearest rank, to one decimal. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('No values to take a percentile of');
  return Math.round(found * 10) / 10;
}

/** How many, their median and their 95th percentile, in milliseconds. */
export function summarise(values: readonly number[]) {
  return { count: values.length, p50Ms: percentile(values, 0.5), p95Ms: percentile(values, 0.95) };
}
