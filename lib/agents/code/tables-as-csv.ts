import { PlotlineError } from '#lib/base/index.ts';
import type { Part } from '#lib/contracts/index.ts';
import type { SessionTable, TurnContext } from '../turn-context.ts';

/** Of all tables together: Gemini counts what stands in them as words, and takes about a million. */
const mostBytes = 2 * 1024 * 1024;

type Source = Pick<TurnContext, 'engine' | 'sessionId' | 'tables' | 'queryTimeoutMs' | 'signal'>;

/**
 * Every table of the session whole: a part that names it and its file, then one of type `text/csv`. Fails with
 * `code_failed`, and says what to do, where they are more than 2 MB.
 */
export async function tablesAsCsv(source: Source): Promise<Part[]> {
  const parts: Part[] = [];
  let left = mostBytes;
  for (const [index, table] of source.tables.entries()) {
    const csv = await readCsv(table, left, source);
    if (csv === null) throw tooLarge(source.tables);
    left -= csv.length;
    const name = { table: table.schema.table, file: `input_file_${index}.csv`, rows: table.schema.rowCount };
    parts.push({ text: JSON.stringify(name) });
    parts.push({ inlineData: { mimeType: 'text/csv', data: csv.toString('base64') } });
  }
  return parts;
}

/** null where it is more than `most` bytes; it is read no further. */
async function readCsv({ ref }: SessionTable, most: number, source: Source): Promise<Buffer | null> {
  const { engine, sessionId: scope, tables, queryTimeoutMs: timeoutMs, signal } = source;
  const options = { scope, tables: tables.map((table) => table.ref), timeoutMs, signal };
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of engine.exportCsv(`SELECT * FROM "${ref.table.replaceAll('"', '""')}"`, options)) {
    size += piece.length;
    if (size > most) return null;
    pieces.push(piece);
  }
  const csv = Buffer.concat(pieces);
  return csv.toString('utf8', 0, 3) === '\uFEFF' ? csv.subarray(3) : csv;
}

function tooLarge(tables: readonly SessionTable[]): PlotlineError {
  const rows = tables.map(
    ({ schema }) => `“${schema.table}” has ${schema.rowCount.toLocaleString('en-US')} rows`,
  );
  return new PlotlineError(
    'code_failed',
    `This session’s tables are more than 2 MB as CSV, the most that can be sent to Google’s servers: ${rows.join(', ')}. Ask the same question in direct mode, which works on all rows, or upload a file with only the rows and columns that matter.`,
  );
}
