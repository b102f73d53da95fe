const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/**
 * The whole number, grouped: 1234567.5 → "1,234,567.5"; a decimal string keeps every digit. For tables and
 * hovers. What adding doubles up leaves in the last digits (0.30000000000000004) is not shown.
 */
export function formatExact(value: number | string): string {
  if (typeof value === 'number') return exact.format(withoutNoise(value));
  const [, sign, whole, fraction] = /^([-+]?)(\d+)(\.\d+)?$/.exec(value) ?? [];
  if (whole === undefined) return value;
  return `${sign === '-' ? '-' : ''}${exact.format(BigInt(whole))}${fraction ?? ''}`;
}

/** A double is sure of 15 digits; one that is 12 digits long but for that is meant to be. */
function withoutNoise(value: number): number {
  if (Number.isInteger(value)) return value;
  const short = Number(value.toPrecision(12));
  return Math.abs(short - value) <= Math.abs(value) * 1e-14 ? short : Number(value.toPrecision(15));
}

/**
 * A number for prose: whole numbers and amounts of at most two decimals as they are, others to four significant
 * digits below 1000 and whole above: 119.937 → "119.9", 577887.3 → "577,887.3".
 */
export function formatProse(value: number): string {
  const size = Math.abs(value);
  if (withoutNoise(value * 100) === Math.round(value * 100))
    return exact.format(Math.round(value * 100) / 100);
  if (size >= 10_000) return exact.format(Math.round(value));
  if (size >= 100) return exact.format(Math.round(value * 10) / 10);
  if (size >= 1) return exact.format(Math.round(value * 100) / 100);
  return exact.format(Number(value.toPrecision(3)));
}

const units = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A number for an axis or a tight place: 12400 → "12.4k". */
export function formatShort(value: number): string {
  for (const [size, unit] of units) {
    if (Math.abs(value) >= size) return `${Number((value / size).toPrecision(3))}${unit}`;
  }
  return String(Number(value.toPrecision(3)));
}

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in bytes for a person, decimal units: 204800 → "205 KB". */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < byteUnits.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${byteUnits[unit]}`;
}
