import { pWords } from './p-words.ts';
import type { Prose } from './prose.ts';
import type { Tested } from './test-prose.ts';
import { countWords, percentWords, valueWords } from './value-words.ts';
import { called, verdictsFor } from './verdicts.ts';

/** The straight line through two columns, and how much of the outcome it accounts for. */
export function regressionProse({ fact, number, where, plan }: Tested): Prose {
  const [outcome, predictor] = [String(fact('outcome')), String(fact('predictor'))];
  const [slope, share, p] = [number('slope'), number('R²'), number('p-value')];
  if (slope === null || share === null) {
    const reason = `No line can be fitted to ${outcome} by ${predictor}${where}: too few rows have both, or ${predictor} does not vary.`;
    return { sentences: [reason], headline: [] };
  }
  const verdicts = verdictsFor(plan, {
    p,
    share,
    size: Math.sqrt(share),
    coefficient: Math.sign(slope) * Math.sqrt(share),
  });
  const judged = p === null ? '' : ` (${pWords(p)})`;
  return {
    sentences: [
      `The line by least squares is ${outcome} = ${valueWords(slope)} × ${predictor} + ${valueWords(fact('intercept'))}${where}, over ${countWords(fact('rows'), 'row')}${judged}.`,
      `It accounts for ${percentWords(share)} of the variance (R² = ${valueWords(share)}); its RMSE over the same rows is ${valueWords(fact('RMSE'))}.${called(verdicts)}`,
      'It is fitted to all rows and tested on none, and says nothing about causes.',
    ],
    headline: [
      { name: 'determination, R squared', value: share },
      { name: `slope of ${predictor}`, value: slope },
      { name: 'intercept', value: fact('intercept') },
      { name: 'RMSE', value: fact('RMSE') },
      { name: 'p-value, slope', value: p },
      ...verdicts.map(({ about, says }) => ({ name: `${about} of the model`, value: says })),
    ],
  };
}
