import type { Result } from '#lib/datasets/index.ts';
import type { QueryOptions } from '../engine.ts';
import { checkSelect } from './check-select.ts';
import { exportCsv } from './export-csv.ts';
import { keyOf } from './locked-instances.ts';
import type { LockedRunner } from './locked-runner.ts';
import { readResult } from './read-result.ts';
import type { ResultCache } from './result-cache.ts';
import type { Slots } from './slots.ts';

const defaultMaxRows = 50_000;

/** Answers from memory where the same was asked of the same data, and runs the SELECT otherwise. */
export async function answerQuery(
  { runner, cache }: { runner: LockedRunner; cache: ResultCache },
  sql: string,
  options: QueryOptions,
): Promise<Result> {
  const maxRows = options.maxRows ?? defaultMaxRows;
  const key = JSON.stringify([sql, maxRows, keyOf(options.tables)]);
  const known = options.signal?.aborted ? undefined : cache.get(key);
  if (known) return known;
  return runner.run(options, async (connection) => {
    const { repeatable } = await checkSelect(connection, sql, namesOf(options));
    const result = await readResult(connection, sql, { maxRows });
    if (repeatable) cache.set(key, result);
    return result;
  });
}

/** A download lasts as long as its reader takes, so only a few `places` may hold a query's memory at once. */
export async function* downloadQuery(
  { runner, places }: { runner: LockedRunner; places: Slots },
  sql: string,
  options: QueryOptions,
): AsyncGenerator<Uint8Array> {
  const giveBack = await places.acquire(1, options.signal);
  try {
    yield* runner.stream(options, async function* (step) {
      await step((connection) => checkSelect(connection, sql, namesOf(options)));
      yield* exportCsv(step, sql);
    });
  } finally {
    giveBack();
  }
}

function namesOf({ tables }: QueryOptions): string[] {
  return tables.map(({ table }) => table);
}
