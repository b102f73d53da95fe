import type { Cell, Result } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';
import { joinWords } from './join-words.ts';
import type { Prose, ProseInput, Query } from './prose.ts';
import { percentWords, valueWords } from './value-words.ts';

/** How many values are missing, by column. */
export function missingProse(input: ProseInput): Prose {
  const read = reader(input.result);
  const rows = input.result.rows.map((row) => ({
    column: String(read(row, 'column')),
    missing: Number(read(row, 'missing')),
    share: Number(read(row, 'share missing')),
  }));
  const where = whereWords(input.plan.filters);
  const affected = rows.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing);
  const headline = (affected.length > 0 && rows.length > 1 ? affected : rows)
    .slice(0, 3)
    .map(({ column, missing }) => ({ name: `missing ${column}`, value: missing }));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    return { sentences: [oneColumn(only, where)], headline };
  }
  if (affected.length === 0) return { sentences: [`No column has missing values${where}.`], headline: [] };
  const listed = affected.slice(0, 3).map(({ column, missing, share }, index) => {
    const noun = index > 0 ? '' : missing === 1 ? ' missing value' : ' missing values';
    return `${column} has ${valueWords(missing)}${noun} (${percentWords(share)})`;
  });
  const more = affected.length > 3 ? 'The table has the other columns.' : 'No other column has any.';
  const counted = where === '' ? [] : [`Only rows${where} count.`];
  return { sentences: [`${joinWords(listed)}.`, more, ...counted], headline };
}

function oneColumn(fact: { column: string; missing: number; share: number }, where: string): string {
  const { column, missing, share } = fact;
  if (missing === 0) return `No value of ${column} is missing${where}.`;
  const verb = missing === 1 ? 'value is' : 'values are';
  return `${valueWords(missing)} ${column} ${verb} missing${where}, ${percentWords(share)} of the rows.`;
}

/** How many rows repeat an earlier one. */
export function duplicatesProse(input: ProseInput, query: Query<'duplicates'>): Prose {
  const read = reader(input.result);
  const row = input.result.rows[0] ?? [];
  const [rows, distinct, duplicates] = [
    read(row, 'rows'),
    read(row, 'distinct rows'),
    read(row, 'duplicate rows'),
  ];
  const over = query.columns.length === 0 ? '' : ` in ${joinWords(query.columns)}`;
  const where = whereWords(input.plan.filters);
  const headline = [{ name: `duplicate rows${over}${where}`, value: duplicates }];
  const sentence =
    duplicates === 0
      ? `No row repeats an earlier one${over}${where}: all ${valueWords(rows)} are distinct.`
      : `${valueWords(duplicates)} of ${valueWords(rows)} rows ${duplicates === 1 ? 'repeats' : 'repeat'} an earlier one${over}${where}; ${valueWords(distinct)} are distinct.`;
  return { sentences: [sentence], headline };
}

/** Reads cells by the name of their column. */
export function reader(result: Result): (row: readonly Cell[], name: string) => Cell {
  const places = new Map(result.columns.map((column, index) => [column.name, index]));
  return (row, name) => row[places.get(name) ?? -1] ?? null;
}
