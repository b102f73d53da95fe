import { type Plan, testNames } from '#lib/analysis/index.ts';
import { assertNever } from '#lib/base/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { groupsProse, twoGroupsProse } from './group-test-prose.ts';
import { independenceProse } from './independence-prose.ts';
import { levelOf, pWords } from './p-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { reader } from './reader.ts';
import { regressionProse } from './regression-prose.ts';
import { countWords, valueWords } from './value-words.ts';

export type Fact = (name: string) => Cell;

/** What a test of one row found, as its sentences need it. */
export type Tested = {
  query: Query<'test'>;
  fact: Fact;
  number(name: string): number | null;
  /** The name of the test. */
  name: string;
  /** The conditions on rows, with a space before. */
  where: string;
  level: number;
  plan: Plan;
};

/** What a test says, in words: what was tested, n, statistic, p and what follows from it, with its limits. */
export function testProse(input: ProseInput, query: Query<'test'>): Prose {
  const read = reader(input.result);
  const proses = input.result.rows.map((row) => {
    const fact: Fact = (name) => read(row, name);
    const number = (name: string) => (typeof fact(name) === 'number' ? Number(fact(name)) : null);
    const where = whereWords(input.plan.filters);
    return proseOf({
      query,
      fact,
      number,
      name: testNames[query.test],
      where,
      level: levelOf(input.plan),
      plan: input.plan,
    });
  });
  const long = input.result.rows.some((row) => Number(read(row, 'values')) > 5000);
  return {
    sentences: [
      ...proses.flatMap(({ sentences }) => sentences),
      ...(query.test === 'shapiro_wilk' ? normalityLimits(long) : []),
    ],
    headline: proses.flatMap(({ headline }) => headline),
  };
}

function proseOf(tested: Tested): Prose {
  const { test } = tested.query;
  switch (test) {
    case 'shapiro_wilk':
      return normalityProse(tested);
    case 'student_t':
    case 'welch_t':
    case 'mann_whitney':
      return twoGroupsProse(tested);
    case 'anova':
      return groupsProse(tested);
    case 'chi_square':
      return independenceProse(tested);
    case 'linear_regression':
      return regressionProse(tested);
    default:
      return assertNever(test);
  }
}

function normalityProse({ fact, number, name, where, level }: Tested): Prose {
  const column = String(fact('column'));
  const [w, p] = [number('W'), number('p-value')];
  if (w === null || p === null) {
    const reason = `Whether ${column} is normal${where} can’t be tested: it needs three values that differ.`;
    return { sentences: [reason], headline: [] };
  }
  const found = `${name}, W = ${valueWords(w)}, ${pWords(p)} over ${countWords(fact('values'), 'value')}`;
  const shape = `Its skewness is ${valueWords(fact('skewness'))}, its excess kurtosis ${valueWords(fact('excess kurtosis'))}.`;
  const verdict =
    p < level
      ? `${column} is hardly normal${where}, judged at ${level}: ${found}.`
      : `Nothing speaks against ${column} being normal${where}, judged at ${level}: ${found}.`;
  return {
    sentences: [verdict, shape],
    headline: [
      { name: `normality of ${column}`, value: p < level ? 'not normal' : 'normal' },
      { name: `p-value, ${name} of ${column}`, value: p },
      { name: `W statistic, ${name} of ${column}`, value: w },
      { name: `skewness of ${column}`, value: fact('skewness') },
      { name: `kurtosis of ${column}`, value: fact('excess kurtosis') },
    ],
  };
}

/** Few values hide a deviation, many make the smallest one stand out. */
function normalityLimits(isLong: boolean): string[] {
  return isLong
    ? ['Of this many values the smallest deviation is found, and p is only a guide: look at the histogram.']
    : ['Few values hide a deviation and many make a small one stand out, so look at the histogram, too.'];
}
