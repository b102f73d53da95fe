import type { ColumnRef } from '../link/column-index.ts';
import type { Read } from '../reading.ts';
import { filtersOf, type Inquiry, numbersOf } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { withoutMethod } from './read-normality.ts';
import { isVerdictNote } from './significance.ts';
import { statesRule, verdictRules } from './verdict-rules.ts';

const asked =
  /\b(?:simple )?linear regression\b|\bregression line\b|\br-?\s?squared\b|\br²|\bcoefficient of determination\b|\bline of best fit\b|\bbest[- ]fit line\b|\bleast squares\b/i;
const trained =
  /\b(train\w*|test(?:ing)? (?:set|data|size)|split\w*|machine learning|random[_ ]state|sklearn|scikit-learn|cross-validat\w*|predict(?:ed|ion|ions)? (?:for|the (?:value|number))|multiple (?:linear )?regression|logistic|polynomial|standardi[sz]\w+|normali[sz]\w+|imput\w+|log\w*|new (?:feature|column))\b/i;

/** "The regression line of weight on sugar", "the R² of the two". null for every other question. */
export function readLine(inquiry: Inquiry): Read | null {
  const { text, schema, asks } = inquiry;
  if (!asked.test(text)) return null;
  if (trained.test(text)) return null;
  const numbers = numbersOf(inquiry, (count) => count === 2);
  const filters = filtersOf(
    inquiry,
    asks.filter((sentence) => !isVerdictNote(sentence) && !statesRule(sentence)).map(withoutMethod),
  );
  if (numbers === null || filters === null)
    return decline(
      schema,
      'A straight line is fitted to one number by one other. Name both as they are written in the data.',
    );
  const verdicts = verdictRules(asks);
  if (verdicts === null)
    return decline(
      schema,
      'The rule for what the fit is to be called isn’t understood. Ask for R² by itself.',
    );
  const columns = inOrder(text, numbers);
  const directed = /\b(slope|intercept|equation|coefficients?|increase|rise|each unit)\b/i.test(
    text.replaceAll(/coefficient of determination/gi, ' '),
  );
  if (columns === null && directed)
    return decline(
      schema,
      'It isn’t clear which number is to be told from the other. Ask for the regression of one on the other.',
    );
  return readAs(schema, {
    query: {
      kind: 'test',
      test: 'linear_regression',
      columns: (columns ?? numbers.toReversed()).map(({ name }) => name),
    },
    filters,
    statistic: verdicts.length === 0 ? null : { kind: 'significance', verdicts },
  });
}

/** Outcome, then predictor: "predict A from B", "A on B", "A as a function of B"; null where the words don't say. */
function inOrder(text: string, numbers: readonly ColumnRef[]): ColumnRef[] | null {
  const outcomeFirst =
    /\b(?:predict\w*|explain\w*|regress\w*(?: of)?|estimat\w*)\b.*\b(?:from|by|based on|using|with|on)\b/i;
  const predictorFirst =
    /\b(?:effect|impact|influence)\b.*\bon\b|\bindependent variable\b.*\bdependent variable\b/i;
  if (predictorFirst.test(text)) return numbers.toReversed();
  return outcomeFirst.test(text) ? [...numbers] : null;
}
