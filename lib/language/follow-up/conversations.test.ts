import { expect, test } from 'vitest';
import { type Filter, type Measure, Plan, type PlanInput } from '#lib/analysis/index.ts';
import { converse } from '../testing/converse.ts';

const weight = (aggregate: Measure['aggregate'], more: Partial<Measure> = {}) => ({
  aggregate,
  column: 'WeightKg',
  ...more,
});
const count = { aggregate: 'count' as const, column: null };
const where = (column: string, ...values: (string | number)[]): Filter => ({
  column,
  comparison: values.length === 1 ? '=' : 'in',
  values,
  timeUnit: column === 'picked_on' ? 'year' : null,
  aggregate: null,
});
const over = (column: string, value: number): Filter => ({ ...where(column, value), comparison: '>' });
const groups = (measures: PlanInput['query'], ...columns: string[]) => ({
  ...measures,
  dimensions: columns.map((column) => ({ column })),
});
const of = (...measures: (typeof count | ReturnType<typeof weight>)[]) => ({
  kind: 'aggregate' as const,
  measures,
});
const rows = { kind: 'rows' as const };
const sorted = (by: string, direction: 'ascending' | 'descending') => [{ by, direction }];

type Rest = Omit<PlanInput, 'table'>;

/** The plan and the mark wished for that a conversation ends with; the reason where it is declined. */
function ends(questions: readonly string[]): unknown {
  const last = converse(questions);
  return last.kind === 'declined'
    ? last.refusal.reason
    : { plan: last.reading.plan, mark: last.reading.chart?.mark ?? null };
}

const asked = (rest: Rest, mark: string | null = null) => ({
  plan: Plan.parse({ table: 'crates', ...rest }),
  mark,
});

test.each<[string[], Rest, string | null]>([
  // A question with a number of its own reads whole, whatever was answered before.
  [
    ['histogram of weight', 'what is the total weight for Elstar?'],
    { query: of(weight('sum')), filters: [where('variety', 'Elstar')] },
    null,
  ],
  [
    ['histogram of weight', 'what is the total weight for Elstar?', 'break that down by slope'],
    { query: groups(of(weight('sum')), 'slope'), filters: [where('variety', 'Elstar')] },
    null,
  ],
  [
    ['number of crates by slope', 'average weight of Elstar and Boskoop'],
    { query: groups(of(weight('mean')), 'variety'), filters: [where('variety', 'Elstar', 'Boskoop')] },
    null,
  ],
  [['which grower has the highest total weight', 'average weight'], { query: of(weight('mean')) }, null],
  [
    ['number of crates by slope', 'crates with weight over 280'],
    { query: rows, filters: [over('WeightKg', 280)] },
    null,
  ],
  [['average weight by slope', 'show the first 4 rows'], { query: rows, limit: 4 }, null],
  // Bare words change a part of it.
  [
    ['number of crates by slope', 'with weight over 280'],
    { query: groups(of(count), 'slope'), filters: [over('WeightKg', 280)] },
    null,
  ],
  [
    ['average weight by slope', 'only Elstar', 'and Boskoop?'],
    { query: groups(of(weight('mean')), 'slope'), filters: [where('variety', 'Boskoop')] },
    null,
  ],
  [['histogram of weight', 'the median instead'], { query: of(weight('median')) }, null],
  // A limit belongs to its groups.
  [
    ['which grower has the highest total weight', 'show it by slope'],
    { query: groups(of(weight('sum')), 'grower', 'slope') },
    null,
  ],
  [
    ['top 2 growers by total weight', 'only Elstar'],
    {
      query: groups(of(weight('sum')), 'grower'),
      filters: [where('variety', 'Elstar')],
      sort: sorted('sum WeightKg', 'descending'),
      limit: 2,
    },
    'bar',
  ],
  [
    ['total weight by grower and slope', 'top 2 varieties'],
    { query: groups(of(weight('sum')), 'variety'), sort: sorted('sum WeightKg', 'descending'), limit: 2 },
    'bar',
  ],
  [
    ['total weight by grower', 'by slope and variety instead'],
    { query: groups(of(weight('sum')), 'slope', 'variety') },
    null,
  ],
  // A pie stays for the parts of one whole.
  [
    ['pie of total weight by slope', 'only Elstar'],
    { query: groups(of(weight('sum')), 'slope'), filters: [where('variety', 'Elstar')] },
    'arc',
  ],
  [
    ['pie of total weight by slope', 'and by variety'],
    { query: groups(of(weight('sum')), 'slope', 'variety') },
    null,
  ],
  [
    ['pie of total weight by slope', 'the median instead'],
    { query: groups(of(weight('median')), 'slope') },
    null,
  ],
  // Words that point back, and orders of what is there.
  [
    ['total weight by grower', 'only the first 3'],
    { query: groups(of(weight('sum')), 'grower'), sort: sorted('sum WeightKg', 'descending'), limit: 3 },
    'bar',
  ],
  [
    ['total weight by grower', 'the last 3'],
    { query: groups(of(weight('sum')), 'grower'), sort: sorted('sum WeightKg', 'ascending'), limit: 3 },
    'bar',
  ],
  [
    ['total weight by grower', 'sort it the other way'],
    { query: groups(of(weight('sum')), 'grower'), sort: sorted('sum WeightKg', 'ascending') },
    'bar',
  ],
  [
    ['total weight by grower sorted by grower', 'the other way round'],
    { query: groups(of(weight('sum')), 'grower'), sort: sorted('grower', 'descending') },
    null,
  ],
  [
    ['crates with weight over 280', 'sort by sugar descending', 'only the first 3'],
    { query: rows, filters: [over('WeightKg', 280)], sort: sorted('sugar_pct', 'descending'), limit: 3 },
    null,
  ],
  [
    ['crates with weight over 280', 'what is their average weight'],
    { query: of(weight('mean')), filters: [over('WeightKg', 280)] },
    null,
  ],
  [
    ['crates with weight over 280', 'how many of those are Elstar'],
    { query: of(count), filters: [over('WeightKg', 280), where('variety', 'Elstar')] },
    null,
  ],
  [
    ['total weight by grower and slope', 'which slope has the lowest'],
    {
      query: groups(of(weight('sum')), 'slope'),
      sort: sorted('sum WeightKg', 'ascending'),
      limit: 1,
    },
    'bar',
  ],
  [
    ['total weight by grower', 'only Elstar', 'who has the most?'],
    {
      query: groups(of(weight('sum')), 'grower'),
      filters: [where('variety', 'Elstar')],
      sort: sorted('sum WeightKg', 'descending'),
      limit: 1,
    },
    'bar',
  ],
  [
    ['total weight by grower', 'which slope has the most crates'],
    {
      query: groups(of(count), 'slope'),
      sort: sorted('count', 'descending'),
      limit: 1,
    },
    'bar',
  ],
  [
    ['top 2 growers by total weight', 'and the lowest'],
    {
      query: groups(of(weight('sum')), 'grower'),
      sort: sorted('sum WeightKg', 'ascending'),
      limit: 2,
    },
    'bar',
  ],
  [
    ['crates with weight over 280', 'how many?'],
    { query: of(count), filters: [over('WeightKg', 280)] },
    null,
  ],
  [['total weight by grower', 'and number of crates'], { query: groups(of(count), 'grower') }, null],
  [
    ['total weight by grower', 'reverse the order'],
    { query: groups(of(weight('sum')), 'grower'), sort: sorted('sum WeightKg', 'ascending') },
    'bar',
  ],
  [
    ['how many crates are Elstar', 'what share is that', 'by slope'],
    { query: groups(of({ ...count, share: true, where: [where('variety', 'Elstar')] }), 'slope') },
    null,
  ],
  // Shares and differences.
  [
    ['total weight by slope', 'only Elstar', 'compare that with Boskoop'],
    {
      query: groups(of(weight('sum')), 'slope', 'variety'),
      filters: [where('variety', 'Elstar', 'Boskoop')],
    },
    null,
  ],
  [
    ['total weight of Elstar', 'what percent of the total is that'],
    { query: of(weight('sum', { share: true, where: [where('variety', 'Elstar')] })) },
    null,
  ],
  [
    ['total weight by slope', 'what percent of the total is that'],
    { query: groups(of(weight('sum', { share: true })), 'slope') },
    null,
  ],
  [
    ['total weight of Elstar', 'how much more than Boskoop?'],
    { query: groups(of(weight('sum')), 'variety'), filters: [where('variety', 'Elstar', 'Boskoop')] },
    null,
  ],
])('%j', (questions, rest, mark) => {
  expect(ends(questions)).toEqual(asked(rest, mark));
});

test.each([
  [
    ['total weight in 2022', 'how much more than in 2021?'],
    [2022, 2021],
  ],
])('%j compares the years', (questions, years) => {
  expect(ends(questions)).toEqual(
    asked(
      {
        query: { ...of(weight('sum')), dimensions: [{ column: 'picked_on', timeUnit: 'year' }] },
        filters: [where('picked_on', ...years)],
      },
      null,
    ),
  );
});
