import { formatCell, type ResultCard, type Step } from '#lib/client/index.ts';
import { type Cell, isNumeric, type Result } from '#lib/datasets/browser.ts';

/** What is at hand of the query that a number came from. */
export type NumberSource = { sql: string | null; result: Result | null };

/** The queries of an answer, by their calls' ids. */
export function numberSources(
  steps: readonly Step[],
  cards: readonly ResultCard[],
): ReadonlyMap<string, NumberSource> {
  const results = new Map(cards.map(({ callId, response }) => [callId, response.result]));
  return new Map(steps.map(({ key, sql }) => [key, { sql, result: results.get(key) ?? null }]));
}

/** What a row is about, by its cells that are no measures: “USA, 1982”; its number where it has none such. */
export function nameRow(result: Result | null, row: number, column: string): string {
  const cells = result?.rows[row];
  const names = result?.columns.flatMap((each, index) => {
    const isName = each.name !== column && (!isNumeric(each.type) || index === 0);
    return isName && cells ? [formatCell(cells[index] ?? null, each) ?? 'missing'] : [];
  });
  return names && names.length > 0 ? names.join(', ') : `row ${row + 1}`;
}

/** A traced value as its table shows it. */
export function sourceValue(
  result: Result | null,
  { column, value }: { column: string; value: Cell },
): string {
  const known = result?.columns.find(({ name }) => name === column);
  return formatCell(value, known ?? { name: column, type: 'double' }) ?? 'null';
}
