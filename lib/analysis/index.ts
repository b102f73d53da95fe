export { checkLedger } from './check-ledger.ts';
export { compilePlan } from './compile-plan.ts';
export { compileWhere } from './compile-where.ts';
export { completeResult, needsCompletion } from './complete-result.ts';
export { computeStatistic } from './compute-statistic.ts';
export { sourcesOf } from './derived/widen-schema.ts';
export { formatGroup } from './format-group.ts';
export { outlierRuleWords } from './inference/outlier-words.ts';
export { testNames } from './inference/test-names.ts';
export type { LedgerSource } from './ledger/mentions.ts';
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
export { pythonText } from './python/names.ts';
export type { PythonScript } from './python/script.ts';
export { createScript, writePlan } from './python/write-plan.ts';
export { aggregateWords } from './reading/aggregate-words.ts';
export { describeDerived } from './reading/describe-derived.ts';
export { describeFilter } from './reading/describe-filter.ts';
export { describePlan } from './reading/describe-plan.ts';
export { type PlanOption, planOptions } from './reading/plan-options.ts';
export type { PartRole, PlanPart } from './reading/plan-part.ts';
export { resultColumns } from './result-columns.ts';
export { quoteIdentifier, quoteLiteral } from './sql/quote.ts';
export { validatePlan } from './validate-plan.ts';
