import type { ColumnType } from '#lib/datasets/browser.ts';
import type { Aggregate, TimeUnit } from './plan.ts';

/** What one column of a plan's Result is and what of the plan it came from. */
export type PlanColumn = {
  /** The Result column's name; `Sort.by` refers to it. */
  name: string;
  /** `bin_end` is the upper edge beside a binned dimension; `fact` a column that its kind of query always has. */
  role: 'dimension' | 'bin_end' | 'measure' | 'value' | 'fact';
  type: ColumnType;
  /** The table's column it is made of; null for a count of rows and for facts. */
  field: string | null;
  aggregate: Aggregate | null;
  share: boolean;
  /** Set for a measure under conditions of its own; its shares are of their own groups and make no whole. */
  conditional?: true;
  timeUnit: TimeUnit | null;
  bin: boolean;
  /** Place in the plan's `dimensions`, `measures` or `columns`. */
  index: number;
};

/** A PlanColumn with everything that is not said empty. */
export function planColumn(
  parts: Pick<PlanColumn, 'name' | 'role' | 'type' | 'index'> & Partial<PlanColumn>,
): PlanColumn {
  return { field: null, aggregate: null, share: false, timeUnit: null, bin: false, ...parts };
}
