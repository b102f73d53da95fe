import type { ColumnPlan } from '#lib/engine/index.ts';
import { type OpenTable, openTable } from './open-table.ts';

const csv = `Day,Shop,Product,Units,Revenue
2023-01-02,Harbour,Bread,12,36
2023-01-02,Market,Bread,30,90
2023-01-03,Harbour,Cake,4,52
2023-02-01,Market,Cake,7,91
2023-02-02,Station,Bread,18,54
2023-02-02,Station,Pie,3,
2023-03-06,Harbour,Pie,5,32.5
2023-03-07,Market,Bread,24,72
2023-03-08,Market,Bread,24,72
2023-03-09,,Cake,1,13
2023-03-07,Market,Bread,24,72
`;

const columns: ColumnPlan[] = [
  { name: 'Day', type: 'date', sqlType: 'DATE' },
  { name: 'Shop', type: 'text', sqlType: 'VARCHAR' },
  { name: 'Product', type: 'text', sqlType: 'VARCHAR' },
  { name: 'Units', type: 'integer', sqlType: 'BIGINT' },
  { name: 'Revenue', type: 'double', sqlType: 'DOUBLE' },
];

export type Bakery = OpenTable;

/** Eleven rows of a bakery: a gap in each of Shop and Revenue, one repeated row. */
export function openBakery(): Promise<Bakery> {
  return openTable('bakery', csv, columns);
}
