import { pWords, significanceWords } from './p-words.ts';
import type { Prose } from './prose.ts';
import type { Tested } from './test-prose.ts';
import { countWords, valueWords } from './value-words.ts';

/** Whether two categories go together. */
export function independenceProse({ query, fact, number, name, where, level }: Tested): Prose {
  const [one = '', other = ''] = query.columns;
  const p = number('p-value');
  if (p === null) {
    const reason = `Whether ${one} and ${other} are independent${where} can’t be tested: each needs two categories.`;
    return { sentences: [reason], headline: [] };
  }
  const verdict = p < level ? 'are associated' : 'show no significant association';
  const isFourfold = number('degrees of freedom') === 1;
  const isThin = (number('smallest expected count') ?? 5) < 5;
  return {
    sentences: [
      `${one} and ${other} ${verdict}${where}, judged at ${level}: ${name}${isFourfold ? ' with Yates’s correction' : ''}, χ² = ${valueWords(fact('χ²'))}, ${countWords(fact('degrees of freedom'), 'degree')} of freedom, ${pWords(p)} over ${countWords(fact('rows'), 'row')}.`,
      `Cramér’s V, the strength from none to full, is ${valueWords(fact('Cramér’s V'))}.`,
      ...(isThin
        ? ['Some combinations are expected less than 5 times, which leaves the p-value rough.']
        : []),
    ],
    headline: [
      { name: `p-value, ${name}`, value: p },
      { name: `chi-square statistic`, value: fact('χ²') },
      { name: 'significance of the association', value: significanceWords(p, level) },
    ],
  };
}
