export { formatGroup } from './format-group.ts';
export { LedgerEntry } from './ledger-entry.ts';
export { measureName } from './measure-name.ts';
export { dimensionName, shownName, timeUnitNames } from './names.ts';
export {
  Aggregate,
  aggregates,
  comparisons,
  Derived,
  Dimension,
  Filter,
  Having,
  Measure,
  OutlierRule,
  Plan,
  type PlanInput,
  Predicate,
  Query,
  Sort,
  Statistic,
  TestKind,
  TimeUnit,
  timeUnits,
  Verdict,
} from './plan.ts';
export type { PlanColumn } from './plan-column.ts';
export { describeDerived } from './reading/describe-derived.ts';
export { describeFilter } from './reading/describe-filter.ts';
export { describePlan } from './reading/describe-plan.ts';
export { type PlanOption, planOptions } from './reading/plan-options.ts';
export type { PartRole, PlanPart } from './reading/plan-part.ts';
export { resultColumns } from './result-columns.ts';
