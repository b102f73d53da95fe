import type { Result } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { countWords, valueWords } from './value-words.ts';

const mostNamed = 5;

/** Columns with gaps, the fullest of them first. */
function affected({ result }: ProseInput): Result['rows'] {
  return result.rows
    .filter(([, count]) => Number(count) > 0)
    .toSorted((one, other) => Number(other[1]) - Number(one[1]));
}

/** How many values of each column are present, missing or different. */
export function tallyProse(input: ProseInput, query: Query<'tally'>): Prose {
  const rows = query.count === 'missing' ? affected(input) : input.result.rows;
  if (rows.length === 0)
    return {
      sentences: [`No column has missing values${whereWords(input.plan.filters)}.`],
      headline: [{ name: 'missing values', value: 0 }],
    };
  const where = whereWords(input.plan.filters);
  const noun = { present: 'value', missing: 'missing value', distinct: 'distinct value' }[query.count];
  const named = rows.slice(0, mostNamed).map(([column = null, count = null], index) => ({
    said: `${column} has ${index === 0 ? countWords(count, noun) : valueWords(count)}`,
    name: `${noun}s of ${column}${where}`,
    value: count,
  }));
  const others = query.count === 'missing' ? ['No other column has any.'] : [];
  const more = rows.length > mostNamed ? ['The table has the other columns.'] : others;
  const limits = where === '' ? [] : [`Only rows${where} count.`];
  return {
    sentences: [`${joinWords(named.map(({ said }) => said))}.`, ...more, ...limits],
    headline: rows.length > 3 ? [] : named.map(({ name, value }) => ({ name, value })),
  };
}
