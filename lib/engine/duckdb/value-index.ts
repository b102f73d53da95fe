import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '#lib/datasets/index.ts';
import { isNearlyUnique, type ValueCounts } from './column-values.ts';
import { literal } from './sql-text.ts';

/** Where the value index of a table stands: Parquet of column_name, value, folded, spaced, count. */
export function valueIndexPath(parquet: string): string {
  return `${parquet}.values.parquet`;
}

/** How text is compared: without case, accents and surplus spaces. */
export function foldedSql(text: string): string {
  return `trim(regexp_replace(lower(strip_accents(${text})), '\\s+', ' ', 'g'))`;
}

const mostValues = 50_000;
const mostInAll = 1_000_000;
const longest = 200;

/** The words of folded text, with one space between; empty where there is no letter or digit. */
export function spacedSql(text: string): string {
  return `trim(regexp_replace(lower(strip_accents(${text})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;
}

/** Collects the text values of a table, column by column, and writes them as its value index. */
export class ValueIndex {
  private readonly connection: DuckDBConnection;
  private readonly mostPerColumn: number;

  constructor(connection: DuckDBConnection, columns: readonly Column[]) {
    const texts = columns.filter(({ type }) => type === 'text').length;
    this.connection = connection;
    this.mostPerColumn = Math.min(mostValues, Math.floor(mostInAll / Math.max(texts, 1)));
  }

  async open(): Promise<void> {
    await this.connection.run(
      'CREATE OR REPLACE TEMP TABLE indexed (column_name VARCHAR, value VARCHAR, count BIGINT)',
    );
  }

  /** Adds the most frequent values of a text column; prose, long and nearly always different, is left out. */
  async add({ table, exact, column, facts }: ValueCounts): Promise<void> {
    if (column.type !== 'text' || !exact) return;
    if (facts.approximateDistinct > mostValues && isNearlyUnique(facts) && (await this.isLong(table))) return;
    await this.connection.run(
      `INSERT INTO indexed SELECT ${literal(column.name)}, value, n FROM ${table}
       WHERE length(value) <= ${longest} ORDER BY n DESC, value LIMIT ${this.mostPerColumn}`,
    );
  }

  async write(target: string): Promise<void> {
    const select = `SELECT column_name, value, ${foldedSql('value')} AS folded, ${spacedSql('value')} AS spaced, count FROM indexed`;
    await this.connection.run(`COPY (${select}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`);
  }

  private async isLong(table: string): Promise<boolean> {
    const reader = await this.connection.runAndReadAll(`SELECT avg(length(value)) > 30 FROM ${table}`);
    return reader.getRows()[0]?.[0] === true;
  }
}
