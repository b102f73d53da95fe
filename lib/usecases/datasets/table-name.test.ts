import { expect, test } from 'vitest';
import { tableName } from './table-name.ts';

test.each([
  ['cars.csv', 'cars'],
  ['Sales 2024 (EU).csv', 'sales_2024_eu'],
  ['2024.csv', 'data_2024'],
  ['Order.CSV', 'data_order'],
  ['archive.csv.gz', 'archive'],
  ['Größe.tsv', 'größe'],
  ['продажи.txt', 'продажи'],
  ['"; DROP TABLE x; --.csv', 'drop_table_x'],
  ['...csv', 'data'],
  ['.csv', 'data'],
  ['😀.csv', 'data'],
  [`${'x'.repeat(200)}.csv`, 'x'.repeat(60)],
])('%s → %s', (file, table) => expect(tableName(file)).toBe(table));
