import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { countWords, valueWords } from './value-words.ts';

const mostNamed = 5;

/** How many values of each column are present, or how many of them differ. */
export function tallyProse(input: ProseInput, query: Query<'tally'>): Prose {
  const { rows } = input.result;
  const where = whereWords(input.plan.filters);
  const noun = query.count === 'present' ? 'value' : 'distinct value';
  const named = rows.slice(0, mostNamed).map(([column = null, count = null], index) => ({
    said: `${column} has ${index === 0 ? countWords(count, noun) : valueWords(count)}`,
    name: `${noun}s of ${column}${where}`,
    value: count,
  }));
  const more = rows.length > mostNamed ? ['The table has the other columns.'] : [];
  const limits = where === '' ? [] : [`Only rows${where} count.`];
  return {
    sentences: [`${joinWords(named.map(({ said }) => said))}.`, ...more, ...limits],
    headline: rows.length > 3 ? [] : named.map(({ name, value }) => ({ name, value })),
  };
}
