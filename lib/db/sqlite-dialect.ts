import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Handle } from './ask.ts';
import { Mutex } from './mutex.ts';

/**
 * Kysely over one `node:sqlite` handle, and the handle itself. Rows come with a plain prototype; whoever needs the
 * handle waits.
 */
export function createSqliteDialect(database: DatabaseSync): { dialect: Dialect; handle: Handle } {
  const mutex = new Mutex();
  const execute = createExecute(database);
  const handle: Handle = {
    isFree: () => !mutex.isLocked,
    run: <Row>(text: string, parameters: readonly unknown[]) => execute<Row>(text, parameters).rows,
  };
  return { handle, dialect: createDialect(createDriver(database, { mutex, execute })) };
}

function createDialect(driver: Driver): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createDriver: () => driver,
  };
}

type Execute = <Row>(sql: string, parameters: readonly unknown[]) => QueryResult<Row>;

function createDriver(
  database: DatabaseSync,
  { mutex, execute }: { mutex: Mutex; execute: Execute },
): Driver {
  const connection = createConnection(execute);
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await mutex.acquire();
      return connection;
    },
    releaseConnection: async () => mutex.release(),
    beginTransaction: async () => void (await run('begin immediate')),
    commitTransaction: async () => void (await run('commit')),
    rollbackTransaction: async () => void (await run('rollback')),
    destroy: async () => database.close(),
  };
}

function createConnection(execute: Execute): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      return execute<Row>(sql, parameters);
    },
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams rows.
    async *streamQuery() {
      throw new Error('Streaming rows out of SQLite is not needed: results are paged.');
    },
  };
}

function createExecute(database: DatabaseSync): Execute {
  const prepare = rememberStatements(database);
  return <Row>(sql: string, parameters: readonly unknown[]): QueryResult<Row> => {
    const { statement, hasRows } = prepare(sql);
    const values = parameters.map(toSqlValue);
    if (hasRows) return { rows: decodeRows<Row>(statement.all(...values)) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  };
}

type Prepared = { statement: StatementSync; hasRows: boolean };

const mostRemembered = 500;

/** The same few queries are asked over and over; preparing one takes longer than running it. */
function rememberStatements(database: DatabaseSync): (sql: string) => Prepared {
  const remembered = new Map<string, Prepared>();
  return (sql) => {
    const known = remembered.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(sql, prepared);
    return prepared;
  };
}

/** Who asks knows from the query what a row is; SQLite's have no prototype. */
function decodeRows<Row>(rows: readonly object[]): Row[] {
  return rows.map((row) => ({ ...row }) as Row);
}

function toSqlValue(value: unknown): SQLInputValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite can't store a ${typeof value}.`);
}
