import type { Measure } from '#lib/analysis/index.ts';
import { isMeasurable } from '../link/column-nature.ts';
import { placeDimensions } from './dimensions.ts';
import { type Draft, says } from './draft.ts';
import { aggregateShape, type Shape } from './shape.ts';

const mostDescribed = 12;

/** "the mean of every column by team", "statistics of age for each team": several measures at once. */
export function statisticsShape(draft: Draft): Shape | null {
  const groups = draft.uses
    .filter((use) => use.group !== null && !isMeasurable(use.column))
    .map((use) => use.column);
  const measures = says(draft, 'describe') ? described(draft, groups.length) : ofEveryColumn(draft);
  if (measures === null || measures.length === 0 || measures.length > 100) return null;
  const { dimensions, chart } = placeDimensions(draft, groups, false);
  return { ...aggregateShape(dimensions, measures, chart), chart: null };
}

function described(draft: Draft, groups: number): Measure[] | null {
  const numbers = draft.uses.map((use) => use.column).filter(isMeasurable);
  if (groups === 0) return ofText(draft);
  const columns = numbers.length > 0 ? numbers : draft.index.columns.filter(isMeasurable);
  if (columns.length === 0 || columns.length > mostDescribed) {
    draft.refusal = 'Say of which column the statistics are wanted, as in “statistics of age for each team”.';
    return null;
  }
  return columns.flatMap(({ name }) => statisticsOf(name));
}

/** What can be said of one column of words: how many, how many different ones, the most frequent and how often. */
function ofText(draft: Draft): Measure[] | null {
  const [use, other] = draft.uses;
  const type = use?.column.column.type;
  if (!use || other || type !== 'text' || draft.mark !== null || draft.measures.length > 0) return null;
  const aggregates = ['count', 'distinct', 'mode', 'mode_count'] as const;
  draft.query = null;
  return aggregates.map((aggregate) => ({
    aggregate,
    column: use.column.name,
    quantile: null,
    share: false,
  }));
}

function statisticsOf(column: string): Measure[] {
  const measure = (aggregate: Measure['aggregate'], quantile: number | null = null) => ({
    aggregate,
    column,
    quantile,
    share: false,
  });
  return [
    measure('count'),
    measure('mean'),
    measure('stddev'),
    measure('min'),
    measure('quantile', 0.25),
    measure('median'),
    measure('quantile', 0.75),
    measure('max'),
  ];
}

function ofEveryColumn(draft: Draft): Measure[] | null {
  const named = draft.terms.find(({ meaning }) => meaning.kind === 'aggregate');
  if (!says(draft, 'allColumns') || named?.meaning.kind !== 'aggregate') return null;
  const { aggregate, quantile = null } = named.meaning;
  for (const [place, { meaning }] of draft.terms.entries())
    if (meaning.kind === 'aggregate' || meaning.kind === 'allColumns') draft.used.add(place);
  return draft.index.columns
    .filter(isMeasurable)
    .map((column) => ({ aggregate, column: column.name, quantile, share: false }));
}
