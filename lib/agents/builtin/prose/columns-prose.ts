import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { countWords, valueWords } from './value-words.ts';

const mostNames = 12;

/** How many columns there are, or what they are called. */
export function columnsProse(input: ProseInput, query: Query<'columns'>): Prose {
  const { rows } = input.result;
  if (query.show === 'count') {
    const count = rows[0]?.[0] ?? null;
    const sentence = count === 1 ? 'There is 1 column.' : `There are ${valueWords(count)} columns.`;
    return { sentences: [sentence], headline: [{ name: 'number of columns', value: count }] };
  }
  if (query.show === 'shape') {
    const [size = null, count = null] = rows[0] ?? [];
    return {
      sentences: [`There are ${countWords(size, 'row')} and ${countWords(count, 'column')}.`],
      headline: [
        { name: 'number of rows', value: size },
        { name: 'number of columns', value: count },
      ],
    };
  }
  const names = rows.map(([name]) => String(name));
  const more = names.length > mostNames ? ' The table has the others.' : '';
  const [only] = names;
  if (names.length === 1 && only !== undefined) {
    const headline = [{ name: 'column', value: only }];
    return { sentences: [`The column is ${only}.`], headline };
  }
  return { sentences: [`The columns are ${joinWords(names.slice(0, mostNames))}.${more}`], headline: [] };
}
