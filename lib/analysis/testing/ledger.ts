import type { Cell, Column, Result } from '#lib/datasets/browser.ts';
import { checkLedger } from '../check-ledger.ts';

export function result(columns: [string, Column['type']][], rows: Cell[][], totalRows = rows.length): Result {
  return {
    columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
    rows,
    totalRows,
    truncated: totalRows > rows.length,
    sql: '',
  };
}

export const byOrigin = result(
  [
    ['Origin', 'text'],
    ['mean Power', 'double'],
    ['share of count', 'double'],
  ],
  [
    ['USA', 119.94, 0.6256],
    ['Europe', 81, 0.1798],
    ['Japan', 79.835, 0.1946],
  ],
);

export const byModel = result(
  [
    ['Model', 'text'],
    ['sum Sales', 'integer'],
  ],
  [
    ['Model 3', 12_400],
    ['Model Y', 3_200_000],
    ['S', -560],
  ],
);

export const byYear = result(
  [
    ['Year', 'integer'],
    ['mean Power', 'double'],
  ],
  [
    [1981, 81.4],
    [1982, 81.8],
  ],
);

export const byMonth = result(
  [
    ['Day (month)', 'date'],
    ['count', 'integer'],
  ],
  [
    ['2023-03-01', 14],
    ['2023-04-01', 29],
  ],
);

/** Each number with its status, and the cell it was traced to as `row:column`. */
export function check(text: string, source: Result | Result[], question = ''): string[] {
  const sources = [source].flat().map((each, index) => ({ callId: `call${index}`, result: each }));
  return checkLedger(text, sources, question).map((entry) => {
    if (text.slice(entry.start, entry.end) !== entry.text) return `${entry.text} is elsewhere`;
    const cell = entry.source && `${entry.source.row}:${entry.source.column}`;
    return [entry.text, entry.status, cell].filter((part) => part !== null).join(' ');
  });
}
