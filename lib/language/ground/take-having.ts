import { isContinuous, isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, placesOf, previousPlace, take } from './draft.ts';

const before = new Set<Meaning['kind']>(['noise', 'preposition', 'condition', 'distribution', 'only']);

/** "growers with more than 30 crates": groups kept by their number of rows, told by a word for the rows. */
export function takeHaving(draft: Draft): void {
  for (const place of placesOf(draft, 'comparison')) {
    const comparison = meaningAt(draft, place, 'comparison')?.comparison;
    const number = meaningAt(draft, place + 1, 'number');
    const things = kindAt(draft, place + 2);
    const at = previousPlace(draft, place - 1, before);
    const column = meaningAt(draft, at, 'column')?.column;
    const rows = things === 'rows' || things === 'entity';
    if (!comparison || !number || !rows || !column || isContinuous(column) || isTime(column)) continue;
    draft.having = { comparison, value: number.value, column };
    draft.measures.push({ aggregate: 'count', column: null, quantile: null, share: false, place });
    take(draft, place, place + 1, place + 2);
    return;
  }
}
