import { type Plan, type PlanColumn, testNames } from '#lib/analysis/index.ts';
import { filterWords } from './prose/filter-words.ts';

/** A few words for the person: what the query finds out, `mean Horsepower by Origin`. */
export function planPurpose(plan: Plan, columns: readonly PlanColumn[]): string {
  const where = plan.filters.length === 0 ? '' : ` where ${filterWords(plan.filters)}`;
  return `${subjectOf(plan, columns)}${where}`.slice(0, 500);
}

function subjectOf({ query }: Plan, columns: readonly PlanColumn[]): string {
  const named = (role: PlanColumn['role']) =>
    columns.filter((column) => column.role === role).map(({ name }) => name);
  switch (query.kind) {
    case 'aggregate': {
      const by = named('dimension');
      return `${named('measure').join(', ')}${by.length === 0 ? '' : ` by ${by.join(', ')}`}`;
    }
    case 'rows':
      return query.columns.length === 0 ? 'rows' : `rows of ${query.columns.join(', ')}`;
    case 'describe':
      return query.columns.length === 0
        ? 'a description of the data'
        : `a description of ${query.columns.join(', ')}`;
    case 'columns':
      return 'the columns of the data';
    case 'missing':
      return 'missing values';
    case 'tally':
      return `${query.count} values of each column`;
    case 'duplicates':
      return 'duplicate rows';
    case 'correlation':
      return `correlation of ${query.columns.join(', ')}`;
    case 'test':
      return `${testNames[query.test]} of ${query.columns.join(', ')}${query.by === null ? '' : ` by ${query.by}`}`;
    case 'outliers':
      return `outliers of ${query.columns.join(', ')}`;
  }
}
