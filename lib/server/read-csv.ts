import { isTemporal } from '#lib/datasets/index.ts';
import type { Engine } from '#lib/engine/index.ts';
import type { ReadCsv } from '#lib/executors/index.ts';

const scope = 'datasets-as-csv';

/** Reads a dataset's Parquet as CSV, for executors that take nothing else; no further than the bytes they take. */
export function createReadCsv(engine: () => Promise<Engine>): ReadCsv {
  return async ({ table, parquet }, mostBytes, signal) => {
    const started = await engine();
    const sql = `SELECT * FROM "${table.replaceAll('"', '""')}"`;
    const options = { scope, tables: [{ table, parquet, version: parquet }], signal };
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of started.exportCsv(sql, options)) {
      size += piece.length;
      if (size > mostBytes) return null;
      pieces.push(piece);
    }
    const { columns } = await started.query(`${sql} LIMIT 0`, options);
    const dates = columns.filter(({ type }) => isTemporal(type)).map(({ name }) => name);
    return {
      csv: Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
      dates,
    };
  };
}
