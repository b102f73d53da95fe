import { outlierRuleWords } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import type { HeadlineValue } from '../builtin-answer.ts';
import { whereWords } from './filter-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { reader } from './reader.ts';
import { countWords, valueWords } from './value-words.ts';

type Fact = (name: string) => Cell;

/** How many values of each column lie beyond its bounds; mean and standard deviation without them where asked for. */
export function outliersProse(input: ProseInput, query: Query<'outliers'>): Prose {
  const read = reader(input.result);
  const rule = outlierRuleWords([query.rule, query.factor]);
  const facts = input.result.rows.map(
    (row): Fact =>
      (name) =>
        read(row, name),
  );
  const asked = askedOf(input.question);
  return {
    sentences: [
      ...facts.slice(0, 3).map((fact) => countSentence(fact, rule, whereWords(input.plan.filters))),
      ...(asked.length === 0 ? [] : facts.slice(0, 3).map((fact) => withoutSentence(fact))),
      ...(facts.length > 3 ? ['The table has the other columns.'] : []),
    ],
    headline: facts.flatMap((fact) => headlineOf(fact, asked)),
  };
}

/** What of the rest the words want; both where an edited plan asks without words. */
function askedOf(question: string | null): ('mean' | 'standard deviation')[] {
  if (question === null) return ['mean', 'standard deviation'];
  const mean =
    /\b(mean|average|averages)\b/i.test(question) &&
    /\b(remov|without|after|exclud|drop|prun)/i.test(question);
  const spread = /\b(standard deviation|std|spread)\b/i.test(question);
  return mean ? ['mean', ...(spread ? (['standard deviation'] as const) : [])] : [];
}

function countSentence(fact: Fact, rule: string, where: string): string {
  const [column, count] = [String(fact('column')), fact('outliers')];
  const size = count === 0 ? 'no outliers' : countWords(count, 'outlier');
  if (fact('lower bound') === null)
    return `The outliers of ${column}${where} can’t be told: it has too few values.`;
  return `${column} has ${size} among ${countWords(fact('values'), 'value')}${where} by the rule ${rule}: below ${valueWords(fact('lower bound'))} or above ${valueWords(fact('upper bound'))}.`;
}

function withoutSentence(fact: Fact): string {
  const both = (suffix: string) =>
    `the mean is ${valueWords(fact(`mean${suffix}`))} and the standard deviation ${valueWords(fact(`standard deviation${suffix}`))}`;
  return `Without outliers ${both(' without outliers')}; with them ${both('')}.`;
}

function headlineOf(fact: Fact, asked: readonly string[]): HeadlineValue[] {
  const column = String(fact('column'));
  return [
    { name: `outlier count of ${column}`, value: fact('outliers') },
    ...asked.map((name) => ({
      name: `${name} of ${column} without outliers`,
      value: fact(`${name} without outliers`),
    })),
    ...asked.map((name) => ({ name: `${name} of ${column} with outliers`, value: fact(name) })),
  ];
}
