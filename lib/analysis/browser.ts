export { LedgerEntry } from './ledger-entry.ts';
export {
  Aggregate,
  aggregates,
  comparisons,
  Dimension,
  Filter,
  Having,
  Measure,
  Plan,
  type PlanInput,
  Predicate,
  Query,
  Sort,
  Statistic,
  TimeUnit,
  timeUnits,
} from './plan.ts';
