import { measureName } from '../measure-name.ts';
import type { Measure } from '../plan.ts';

/** The name of the column that holds a measure's values only in the rows that meet its conditions. */
export function whereColumn(measure: Measure): string {
  return `${measureName({ ...measure, share: false })} (values)`;
}
