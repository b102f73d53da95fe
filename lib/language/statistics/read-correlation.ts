import { type Dimension, Dimension as DimensionSchema, type Filter } from '#lib/analysis/index.ts';
import { type ColumnRef, columnIndex } from '../link/column-index.ts';
import { isMeasurable, isUnique } from '../link/column-nature.ts';
import type { Read } from '../reading.ts';
import { filtersOf, type Inquiry, numbersOf } from './inquiry.ts';
import { decline, readAs } from './outcome.ts';
import { withoutMethod } from './read-normality.ts';
import { isVerdictNote, levelIn } from './significance.ts';
import { statesRule, verdictRules } from './verdict-rules.ts';
import { steps } from './vocabulary.ts';

const asked = /\bcorrelat\w*/i;
const judged = /\bp-?\s?values?\b|\bsignifican(?:t|tly|ce)\b|\bhypothesis\b/i;
const drawn = /\b(?:heat ?map|scatter\w*|plot|chart|graph|visuali[sz]\w*|draw)\b/i;
const split = /\b(?:for each|in each|by each|per|separately|for every|within each|among)\b/i;

/** "Is sugar correlated with weight, and is it significant?" null for every other question. */
export function readCorrelation(inquiry: Inquiry): Read | null {
  const { text, schema, asks } = inquiry;
  if (!asked.test(text) || drawn.test(text) || isShown(text)) return null;
  if (inquiry.sentences.length < 2 && !judged.test(text)) return null;
  const step =
    inquiry.bare.map((sentence) => steps.exec(sentence)?.[1]).find((found) => found !== undefined) ??
    /\b(kendall\w*|partial correlation|autocorrelation|outliers?|point[- ]biserial)\b/i.exec(
      inquiry.bare.join(' '),
    )?.[1];
  if (step !== undefined)
    return decline(
      schema,
      `“${step}” isn’t understood with a correlation yet. Ask for the correlation of columns as they are.`,
    );
  const level = levelIn(text);
  const verdicts = verdictRules(asks);
  if (verdicts === null)
    return decline(
      schema,
      'The rule for what the correlation is to be called isn’t understood. Ask for the coefficient and its p-value.',
    );
  const filters = filtersOf(inquiry, asks.filter((sentence) => !isVerdict(sentence)).map(withoutStrength));
  const group = groupOf(inquiry, filters ?? []);
  const numbers = numbersIn(inquiry, group);
  const strange = inquiry.columns.some(
    ({ column, quoted }) =>
      quoted &&
      column !== group &&
      numbers?.includes(column) === false &&
      !isConditionOf(column, filters ?? []),
  );
  if (strange || numbers === null || level === null || filters === null)
    return decline(
      schema,
      'It isn’t clear which two columns of numbers are to be correlated. Name both as they are written in the data.',
    );
  if (split.test(withoutPairs(inquiry.bare.join(' '))) && group === null)
    return decline(schema, 'It isn’t clear by which column the correlation is to be split.');
  return readAs(
    schema,
    {
      query: {
        kind: 'correlation',
        columns: numbers.map(({ name }) => name),
        method: /\bspearman\b|\brank correlation\b/i.test(text) ? 'spearman' : 'pearson',
        dimensions: group === null ? [] : [dimensionOf(group)],
      },
      filters,
      statistic:
        judged.test(text) || verdicts.length > 0
          ? { kind: 'significance', level, ...(verdicts.length > 0 && { verdicts }) }
          : null,
    },
    numbers.length === 2 ? 'point' : null,
  );
}

/** "Show the correlation" without a word of statistics wants to see it. */
function isShown(text: string): boolean {
  const statistics = /\bcoefficients?\b|\bpearson\b|\bspearman\b|\bstrong|\bweak|\bhow much\b/i;
  return /\bshow\b[^.?!]*\bcorrelations?\b/i.test(text) && !judged.test(text) && !statistics.test(text);
}

/** "each pair" and the like name no group. */
function withoutPairs(text: string): string {
  return text
    .replaceAll(
      /\b(?:for|between|of|in) each (?:pair|of (?:the|these) pairs?|combination|coefficient|variable|other)\w*/gi,
      ' ',
    )
    .replaceAll(/\bper\s?cent\w*/gi, ' ');
}

/** "the strongest" is told by the order of the answer. */
function withoutStrength(sentence: string): string {
  return withoutMethod(sentence).replaceAll(/\b(?:strongest|weakest|highest|most strongly|most)\b/gi, ' ');
}

function isVerdict(sentence: string): boolean {
  return (
    isVerdictNote(sentence) ||
    statesRule(sentence) ||
    /\b(?:weak|moderate|strong|positive|negative|coefficient|\br\b)[^.]*\d/i.test(sentence)
  );
}

function numbersIn(inquiry: Inquiry, group: ColumnRef | null): ColumnRef[] | null {
  const pool = { ...inquiry, columns: inquiry.columns.filter(({ column }) => column !== group) };
  const many = /\b(?:pairs?|among|these (?:variables|columns)|variables|matrix)\b/i.test(inquiry.text);
  return (
    numbersOf(pool, (count) => count === 2) ??
    (many ? numbersOf(pool, (count) => count > 2 && count <= 12) : null)
  );
}

/** What the coefficients are split by: a column of groups, or the one whose values are told apart. */
function groupOf({ bare, columns, schema }: Inquiry, filters: readonly Filter[]): ColumnRef | null {
  if (!split.test(withoutPairs(bare.join(' ')))) return null;
  const valued = filters.flatMap((filter) =>
    'comparison' in filter && filter.comparison === 'in' ? [filter.column] : [],
  );
  const known = columnIndex(schema).columns.filter(({ name }) => valued.includes(name));
  const groups = columns
    .map(({ column }) => column)
    .filter((column) => !isUnique(column) && column.profile.distinct <= 30 && !isMeasurable(column));
  const all = [...new Set([...known, ...groups])];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : null;
}

function isConditionOf({ name }: ColumnRef, filters: readonly Filter[]): boolean {
  return filters.some((filter) => 'column' in filter && filter.column === name);
}

function dimensionOf({ name }: ColumnRef): Dimension {
  return DimensionSchema.parse({ column: name });
}
