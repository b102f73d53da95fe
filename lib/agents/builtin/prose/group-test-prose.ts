import type { HeadlineValue } from '../builtin-answer.ts';
import { pWords, significanceWords } from './p-words.ts';
import type { Prose } from './prose.ts';
import type { Tested } from './test-prose.ts';
import { countWords, valueWords } from './value-words.ts';

/** Two groups by their means or ranks. */
export function twoGroupsProse(tested: Tested): Prose {
  const { query, fact, number, name, where, level } = tested;
  const [column = ''] = query.columns;
  const p = number('p-value');
  const named = name.includes('’s') ? name : `the ${name}`;
  const centre = query.test === 'mann_whitney' ? 'median' : 'mean';
  if (p === null) {
    const reason = `${query.by} can’t be compared by ${column}${where}: ${named} needs two groups with more than one value each that vary.`;
    return { sentences: [reason], headline: [] };
  }
  const side = (prefix: string) =>
    `${valueWords(fact(`${prefix}${centre}`))} for ${valueWords(fact(`${prefix}group`))} (${countWords(fact(`${prefix}values`), 'value')})`;
  const statistic = query.test === 'mann_whitney' ? 'U' : 't';
  const degrees =
    query.test === 'mann_whitney' ? '' : `, ${valueWords(fact('degrees of freedom'))} degrees of freedom`;
  const found = `${name}, ${statistic} = ${valueWords(fact(statistic))}${degrees}, ${pWords(p)}`;
  const differs = p < level ? 'differs significantly' : 'does not differ significantly';
  return {
    sentences: [
      `${column} ${differs} between the two groups of ${query.by}${where}, judged at ${level}: the ${centre} is ${side('')} and ${side('other ')}; ${found}.`,
      limitOf(p, level),
    ],
    headline: [
      { name: `p-value, ${name}`, value: p },
      { name: `${statistic} statistic, ${name}`, value: fact(statistic) },
      { name: 'significance of the difference', value: significanceWords(p, level) },
      ...['', 'other '].map(
        (prefix): HeadlineValue => ({
          name: `${centre} ${column} for ${valueWords(fact(`${prefix}group`))}`,
          value: fact(`${prefix}${centre}`),
        }),
      ),
    ],
  };
}

/** Several groups by their means. */
export function groupsProse({ query, fact, number, name, where, level }: Tested): Prose {
  const [column = ''] = query.columns;
  const p = number('p-value');
  if (p === null) {
    const reason = `${query.by} can’t be compared by ${column}${where}: the ${name} needs two groups and values that vary within them.`;
    return { sentences: [reason], headline: [] };
  }
  const differs = p < level ? 'differs significantly' : 'does not differ significantly';
  return {
    sentences: [
      `The mean ${column} ${differs} between the ${valueWords(fact('groups'))} groups of ${query.by}${where}, judged at ${level}: ${name}, F = ${valueWords(fact('F'))} with ${valueWords(fact('degrees of freedom between'))} and ${valueWords(fact('degrees of freedom within'))} degrees of freedom, ${pWords(p)} over ${countWords(fact('values'), 'value')}.`,
      `The groups account for η² = ${valueWords(fact('η²'))} of the variance.`,
      limitOf(p, level),
    ],
    headline: [
      { name: `p-value, ${name}`, value: p },
      { name: `F statistic, ${name}`, value: fact('F') },
      { name: 'significance of the difference', value: significanceWords(p, level) },
    ],
  };
}

/** What a p-value does not say. */
export function limitOf(p: number, level: number): string {
  return p < level
    ? 'That the difference is hardly chance does not say that it is large, nor what causes it.'
    : 'That no difference was found does not show that there is none.';
}
