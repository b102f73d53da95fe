import { asksWhether } from './asks.ts';
import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { reader } from './reader.ts';
import { valueWords } from './value-words.ts';

/** How many rows repeat an earlier one. */
export function duplicatesProse(input: ProseInput, query: Query<'duplicates'>): Prose {
  const read = reader(input.result);
  const row = input.result.rows[0] ?? [];
  const [rows, distinct, duplicates] = ['rows', 'distinct rows', 'duplicate rows'].map((name) =>
    read(row, name),
  );
  const over = query.columns.length === 0 ? '' : ` in ${joinWords(query.columns)}`;
  const where = whereWords(input.plan.filters);
  const headline = [{ name: `duplicate rows${over}${where}`, value: duplicates ?? null }];
  const verb = duplicates === 1 ? 'repeats' : 'repeat';
  const sentence =
    duplicates === 0
      ? `No row repeats an earlier one${over}${where}: all ${valueWords(rows ?? null)} are distinct.`
      : `${valueWords(duplicates ?? null)} of ${valueWords(rows ?? null)} rows ${verb} an earlier one${over}${where}; ${valueWords(distinct ?? null)} are distinct.`;
  if (!asksWhether(input.question)) return { sentences: [sentence], headline };
  const asksUnique = /\b(unique|distinct|different)\b/i.test(input.question ?? '');
  const verdict = asksUnique
    ? { name: 'unique', value: duplicates === 0 }
    : { name: 'repeated rows', value: duplicates !== 0 };
  return { sentences: [`${verdict.value ? 'Yes' : 'No'}: ${sentence}`], headline: [verdict, ...headline] };
}
