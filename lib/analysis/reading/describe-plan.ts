import { assertNever } from '#lib/base/browser.ts';
import { outlierRuleWords } from '../inference/outlier-words.ts';
import { testNames } from '../inference/test-names.ts';
import { dimensionName, shownName } from '../names.ts';
import type { Measure, Plan, Query } from '../plan.ts';
import { aggregateWords } from './aggregate-words.ts';
import { describeDerived } from './describe-derived.ts';
import { describeFilter } from './describe-filter.ts';
import { describeOrder } from './describe-order.ts';
import { joined, type PlanPart, part, words } from './plan-part.ts';

/**
 * How a question was read, in one line of parts that a click can change: “mean of Horsepower by Origin where
 * Year = 1982, top 5, as bar”. `chart` names the mark that is drawn, if any. Joined, the texts are the line.
 */
export function describePlan(plan: Plan, chart: { mark: string | null } | null): PlanPart[] {
  return [
    ...describeQuery(plan.query),
    ...describeFilters(plan),
    ...describeHaving(plan.query),
    ...describeOrder(plan),
    ...describeStatistic(plan),
    ...describeMade(plan),
    ...(chart?.mark ? [words(', as '), part('chart', markWords[chart.mark] ?? chart.mark)] : []),
  ];
}

const markWords: Record<string, string> = {
  bar: 'bar',
  line: 'line',
  area: 'area',
  point: 'scatter',
  arc: 'pie',
  boxplot: 'box plot',
  rect: 'heatmap',
};

function describeQuery(query: Query): PlanPart[] {
  switch (query.kind) {
    case 'aggregate':
      return [...joined(query.measures.map(describeMeasure), ', ', ' and '), ...by(query)];
    case 'rows':
      return describeRows(query);
    case 'describe':
      return [words('description of '), ...columnsOr('all columns', query.columns)];
    case 'columns':
      return [
        words(
          {
            count: 'number of columns',
            names: 'names of the columns',
            types: 'types of the columns',
            shape: 'number of rows and columns',
          }[query.show],
        ),
        ...(query.columns.length === 0 ? [] : [words(': '), ...columnParts(query.columns)]),
      ];
    case 'missing':
      return [words('missing values of '), ...columnsOr('all columns', query.columns)];
    case 'tally':
      return [
        words(
          {
            present: 'values present in ',
            missing: 'number of missing values of ',
            distinct: 'number of different values of ',
          }[query.count],
        ),
        ...columnsOr('all columns', query.columns),
      ];
    case 'duplicates':
      return [
        words('duplicate rows'),
        ...(query.columns.length === 0 ? [] : [words(' over '), ...columnParts(query.columns)]),
      ];
    case 'correlation':
      return [
        part('aggregate', query.method === 'pearson' ? 'Pearson' : 'Spearman'),
        words(' correlation of '),
        ...columnParts(query.columns),
        ...by(query),
      ];
    case 'test':
      return describeTest(query);
    case 'outliers':
      return [
        words('outliers of '),
        ...columnParts(query.columns),
        words(` (${outlierRuleWords([query.rule, query.factor])})`),
      ];
    default:
      return assertNever(query);
  }
}

function describeTest({ test, columns, by, groups }: Extract<Query, { kind: 'test' }>): PlanPart[] {
  const [outcome = '', predictor = ''] = columns;
  if (test === 'linear_regression')
    return [
      words('straight line of '),
      part('measure', outcome, 0),
      words(' by '),
      part('measure', predictor, 1),
    ];
  const compared = groups.length === 0 ? '' : ` (${groups.map((group) => group ?? 'missing').join(' and ')})`;
  return [
    words(`${testNames[test]} of `),
    ...columnParts(columns),
    ...(by === null ? [] : [words(` by ${by}${compared}`)]),
  ];
}

function describeMeasure(measure: Measure, index: number): PlanPart[] {
  const share = measure.share ? [words('share of the ')] : [];
  const name =
    measure.aggregate === 'quantile'
      ? `${(measure.quantile ?? 0.5) * 100}% quantile`
      : aggregateWords(measure.aggregate);
  return [
    ...share,
    part('aggregate', name, index),
    words(' of '),
    part('measure', measure.column ?? 'rows', index),
    ...(measure.where ? [words(` where ${measure.where.map(describeFilter).join(' and ')}`)] : []),
  ];
}

function by({ dimensions }: { dimensions: Extract<Query, { kind: 'aggregate' }>['dimensions'] }): PlanPart[] {
  if (dimensions.length === 0) return [];
  const items = dimensions.map((dimension, index) => [
    part('dimension', shownName(dimensionName(dimension)), index),
  ]);
  return [words(' by '), ...joined(items, ', ', ' and ')];
}

function describeRows({ columns, distinct }: Extract<Query, { kind: 'rows' }>): PlanPart[] {
  const rows = distinct ? 'different rows' : 'rows';
  return columns.length === 0 ? [words(rows)] : [words(`${rows} of `), ...columnParts(columns)];
}

function columnsOr(all: string, columns: readonly string[]): PlanPart[] {
  return columns.length === 0 ? [words(all)] : columnParts(columns);
}

const mostColumns = 8;

function columnParts(columns: readonly string[]): PlanPart[] {
  const shown = columns.slice(0, mostColumns).map((name, index) => [part('measure', name, index)]);
  const rest = columns.length - shown.length;
  return rest > 0 ? [...joined(shown, ', '), words(` and ${rest} more`)] : joined(shown, ', ', ' and ');
}

function describeFilters({ filters }: Plan): PlanPart[] {
  if (filters.length === 0) return [];
  const items = filters.map((filter, index) => [part('filter', describeFilter(filter), index)]);
  return [words(' where '), ...joined(items, ' and ')];
}

function describeHaving(query: Query): PlanPart[] {
  if (query.kind !== 'aggregate' || query.having.length === 0) return [];
  const items = query.having.map(({ measure, comparison, value }, index) => {
    const subject = query.measures[measure];
    const name = subject
      ? describeMeasure(subject, measure)
          .map(({ text }) => text)
          .join('')
      : 'measure';
    return [part('having', `${name} ${comparison} ${value}`, index)];
  });
  return [words(' with '), ...joined(items, ' and ')];
}

function describeMade({ derived = [] }: Plan): PlanPart[] {
  return derived.map((each) => words(`, with ${each.name} = ${describeDerived(each)}`));
}

function describeStatistic({ statistic }: Plan): PlanPart[] {
  if (statistic === null) return [];
  if (statistic.kind === 'significance') return [words(`, judged at ${statistic.level}`)];
  return [words(`, ${statistic.groups.map((group) => group ?? 'missing').join(' compared with ')}`)];
}
