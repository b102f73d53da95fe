import type { Aggregate, Filter } from '#lib/analysis/index.ts';
import type { Read } from '../reading.ts';
import { type Inquiry, numbersOf } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { namesRule, outlierRuleIn, type Rule } from './outlier-rule.ts';
import { steps } from './vocabulary.ts';

const asked = /\boutliers?\b|\boutlying\b|\bextreme values\b/i;
const kept =
  /\b(?:do not|don't|not|never|no) (?:\w+ ){0,3}?(?:remov\w+|exclud\w+|consider\w*|appl\w+|treat\w*|handl\w*)\b[^.]*\boutliers?\b/i;
const removal =
  /\b(?:remov\w+|exclud\w+|without|drop\w*|prun\w+|eliminat\w+|discard\w*|filter\w* out|leaving out|after (?:outlier|handling))\b/i;
const list =
  /\b(?:list|which|what are|return the|provide the|show|identify the (?:values|rows)|values? of)\b[^.]*\boutliers?\b|\boutlier values\b|\boutliers?\b[^.]*\b(?:list|values)\b/i;
const split =
  /\b(?:for each|for every|per|across|grouped|correlat\w*|significan\w*|regression|test|histogram|distribution plot)\b/i;

const aggregateWords: readonly (readonly [Aggregate, RegExp])[] = [
  ['mean', /\b(?:mean|average)\b/i],
  ['median', /\bmedian\b/i],
  ['stddev', /\bstandard deviations?\b|\bstd\b/i],
  ['variance', /\bvariance\b/i],
  ['min', /\bmin(?:imum)?\b/i],
  ['max', /\bmax(?:imum)?\b/i],
  ['sum', /\bsum\b/i],
  ['skewness', /\bskew\w*\b/i],
  ['kurtosis', /\bkurtosis\b/i],
];

/** "Are there outliers in the price?", "the mean without outliers". null for every other question. */
export function readOutliers(inquiry: Inquiry): Read | null {
  const { schema, asks } = inquiry;
  const text = asks.filter((sentence) => !kept.test(sentence)).join(' ');
  if (!asked.test(text)) return null;
  const step = steps.exec(inquiry.bare.join(' '))?.[0];
  if (step !== undefined)
    return decline(
      schema,
      `“${step}” is a step beside the outliers that isn’t understood yet. Ask for the outliers of a column as it is.`,
    );
  const rule = outlierRuleIn(text);
  const ignored = /\bignor\w+\b[^.]*\boutliers?\b/i.test(text);
  if (ignored && !namesRule(text))
    return decline(
      schema,
      'It isn’t said by which rule outliers are left out. Say, for example, “by 1.5 × IQR”, “by a z-score of 3”.',
    );
  if (rule === null)
    return decline(schema, 'Outliers are told here by quartiles or by z-scores, one rule at a time.');
  const columns = numbersOf(inquiry, (count) => count === 1);
  const column = columns?.[0]?.name;
  if (column === undefined)
    return decline(
      schema,
      'It isn’t clear in which one column of numbers outliers are looked for. Name it as it is written in the data.',
    );
  const others = inquiry.columns.filter(({ column: other, inGaps }) => other.name !== column && !inGaps);
  if (others.length > 0 || split.test(withoutZ(text, column)))
    return decline(schema, 'Outliers are looked for in one column over all rows. Ask for that first.');
  return readAs(schema, planOf(text, { column, rule }));
}

/** "A z-score for every value" splits nothing. */
function withoutZ(text: string, column: string): string {
  return text
    .toLowerCase()
    .replaceAll(column.toLowerCase(), ' ')
    .replaceAll(
      /\b(?:for|of) (?:each|every)(?:\s+(?:value|data ?point|row|entry|record|observation|one))?(?=\s*(?:[.,]|$|in\b|of\b|using\b|by\b|and\b|value))/g,
      ' ',
    )
    .replaceAll(/\bby (?:the )?(?:using|calculating|iqr|z-?score|means of|subtract\w*)\b/g, ' ');
}

type Sought = { column: string; rule: Rule };

function planOf(text: string, { column, rule }: Sought) {
  const aggregates = aggregateWords.flatMap(([aggregate, words]) =>
    words.test(withoutBounds(text)) ? [aggregate] : [],
  );
  const condition = (comparison: 'is_outlier' | 'not_outlier'): Filter => ({
    column,
    comparison,
    values: [rule.rule, rule.factor],
    timeUnit: null,
    aggregate: null,
  });
  const counts = /\b(?:how many|number of|count\w*|identify|are there|detect\w*|report the number)\b/i.test(
    text,
  );
  const simple = aggregates.every((aggregate) => aggregate === 'mean' || aggregate === 'stddev');
  if (removal.test(text) && aggregates.length > 0 && !(simple && counts)) {
    const measures = aggregates.map((aggregate) => ({ aggregate, column }));
    return { query: { kind: 'aggregate' as const, measures }, filters: [condition('not_outlier')] };
  }
  if (list.test(text) && !counts && !removal.test(text)) {
    return {
      query: { kind: 'rows' as const, columns: [column] },
      filters: [condition('is_outlier')],
      sort: [{ by: column, direction: 'ascending' as const }],
    };
  }
  return { query: { kind: 'outliers' as const, columns: [column], ...rule } };
}

/** Bounds are made of mean and spread; what stands around them asks for neither. */
function withoutBounds(text: string): string {
  return text
    .replaceAll(
      /\b(?:standard deviations?|std) (?:away )?(?:from|of|above|below) (?:the |its )?(?:mean|average)\b/gi,
      ' ',
    )
    .replaceAll(/\b(?:using|by) means? (?:and|plus)(?: the)? (?:standard deviation|std)\b[^.]*/gi, ' ')
    .replaceAll(/\b(?:μ|σ|x) (?:is|are) [^.,]*/gi, ' ')
    .replaceAll(/\bmeans? and (?:σ|sigma)\b[^.]*/gi, ' ');
}
