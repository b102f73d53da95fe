import type { DuckDBConnection } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import { toFailure } from './failure.ts';

export type CheckedSelect = {
  /** Whether the same data always gives the same rows. */
  repeatable: boolean;
};

type Node = Record<string, unknown>;

const tableFunctions = new Set([
  'range',
  'generate_series',
  'unnest',
  'repeat',
  'repeat_row',
  'json_each',
  'json_tree',
]);
const refusedFunctions =
  /^(read_|parquet_|glob$|sniff_csv$|query$|query_table$|duckdb_|pragma_|json_execute|json_serialize_plan$|getenv$|current_setting$|which_secret$|write_log$|sleep_ms$|nextval$|currval$|stats$|pg_(?!typeof$|size_pretty$)|.*_scan$)/;
const systemViews = /^(duckdb|pragma|sqlite|pg)_/i;
const changingFunctions =
  /^(random|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|now|today|ago|age|current_.*|get_current_.*|transaction_timestamp|txid_current|error)$/;
const changingNames = /^(current_|localtime|session_user|user$)/i;

/**
 * Refuses all that is not exactly one SELECT over `tables`: reads DuckDB's own parse of the statement, so that
 * neither comments nor quoting can hide a function that reads elsewhere.
 */
export async function checkSelect(
  connection: DuckDBConnection,
  sql: string,
  tables: readonly string[],
): Promise<CheckedSelect> {
  if (sql.length > 200_000) throw refused('The SQL is too long. Use a shorter query.');
  const node = await parse(connection, sql);
  const nodes = [...walk(node)];
  // A WITH holds in its own part of the statement only: beyond it, such a name would be DuckDB's own view.
  const common = nodes.flatMap(commonTableNames).filter((name) => !systemViews.test(name));
  const known = new Set([...tables, ...common].map((name) => name.toLowerCase()));
  for (const part of nodes) checkNode(part, known);
  return { repeatable: !nodes.some(changes) };
}

async function parse(connection: DuckDBConnection, sql: string): Promise<Node> {
  const parsed = JSON.parse(await serialize(connection, sql));
  if (parsed.error === true) throw parseFailure(parsed);
  if (parsed.statements.length !== 1) {
    throw refused('Only one SELECT can be run at a time. Run the statements one after another.');
  }
  return parsed.statements[0];
}

async function serialize(connection: DuckDBConnection, sql: string): Promise<string> {
  try {
    const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
    return String(reader.getRows()[0]?.[0]);
  } catch (error) {
    throw toFailure(error);
  }
}

function parseFailure(parsed: Node): PlotlineError {
  if (parsed.error_type !== 'not implemented') {
    return toFailure(new Error(`Parser Error: ${String(parsed.error_message)}`));
  }
  return refused(
    'Only a SELECT can be run here; nothing can be changed, explained or set. (A PIVOT needs IN.)',
  );
}

function* walk(root: unknown): Generator<Node> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const next = open.pop();
    if (!isNode(next)) continue;
    yield next;
    for (const value of Object.values(next)) open.push(value);
  }
}

/** Lists too: they have none of the fields that are looked for. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function commonTableNames(node: Node): string[] {
  const map = node.cte_map;
  if (typeof map !== 'object' || map === null || !('map' in map) || !Array.isArray(map.map)) return [];
  return map.map.map((entry) => String(entry.key));
}

function checkNode(node: Node, known: ReadonlySet<string>): void {
  if (node.type === 'BASE_TABLE') checkTable(node, known);
  if (node.type === 'SHOW_REF') checkShow(node, known);
  if (node.type === 'TABLE_FUNCTION') checkTableFunction(node.function);
  if (typeof node.function_name === 'string') checkFunction(node.function_name);
  if (node.type === 'VALUE_PARAMETER')
    throw refused('The SQL has a parameter without a value. Write the value in its place.');
}

function checkTable(node: Node, known: ReadonlySet<string>): void {
  const name = String(node.table_name);
  const outside = [node.catalog_name, node.schema_name].some(
    (part) => part !== '' && part !== 'main' && part !== 'memory',
  );
  if (!outside && known.has(name.toLowerCase())) return;
  if (outside || /[/\\*?.:]/.test(name) || systemViews.test(name)) {
    throw refused(`Only the tables of this session can be read: ${list(known)}.`);
  }
  throw new PlotlineError('sql_failed', `There is no table ${name}. Tables here: ${list(known)}.`);
}

function checkShow(node: Node, known: ReadonlySet<string>): void {
  const name = String(node.table_name ?? '').replaceAll('"', '');
  if (name === '' || name.toLowerCase() === 'tables' || known.has(name.toLowerCase())) return;
  throw refused(`Only the tables of this session can be shown: ${list(known)}.`);
}

function checkTableFunction(call: unknown): void {
  const name =
    typeof call === 'object' && call !== null && 'function_name' in call ? String(call.function_name) : '';
  if (tableFunctions.has(name.toLowerCase())) return;
  throw refused(`The function ${name} can't be used here: only the tables of this session can be read.`);
}

function checkFunction(name: string): void {
  if (!refusedFunctions.test(name.toLowerCase())) return;
  throw refused(`The function ${name} can't be used here: only the tables of this session can be read.`);
}

function changes(node: Node): boolean {
  if (typeof node.function_name === 'string') return changingFunctions.test(node.function_name.toLowerCase());
  if (node.type === 'COLUMN_REF' && Array.isArray(node.column_names)) {
    return node.column_names.some((name) => changingNames.test(String(name)));
  }
  return typeof node.sample === 'object' && node.sample !== null;
}

function refused(message: string): PlotlineError {
  return new PlotlineError('sql_refused', message);
}

function list(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, 20);
  return shown.length === 0 ? 'none' : shown.join(', ');
}
