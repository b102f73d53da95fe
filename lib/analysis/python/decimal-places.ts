import type { Column } from '#lib/datasets/browser.ts';

/** Digits behind the point of a `DECIMAL(18,2)`. */
export function decimalPlaces({ sqlType }: Pick<Column, 'sqlType'>): number {
  return Number(/,\s*(\d+)\s*\)$/.exec(sqlType)?.[1] ?? 0);
}
