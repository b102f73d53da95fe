import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableRef } from '../engine.ts';
import { interruptible } from './interruptible.ts';
import type { LockedInstances } from './locked-instances.ts';
import type { Slots } from './slots.ts';

export type Access = {
  scope: string;
  tables: readonly TableRef[];
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
};

export type RunnerOptions = { slots: Slots; queryMb: number; timeoutMs: number };

/** Gives work a connection to a scope's instance, its share of the memory and its limits. */
export class LockedRunner {
  private readonly instances: LockedInstances;
  private readonly options: RunnerOptions;

  constructor(instances: LockedInstances, options: RunnerOptions) {
    this.instances = instances;
    this.options = options;
  }

  run<T>(access: Access, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const { slots, queryMb } = this.options;
    return slots.hold(queryMb, access.signal, async () => {
      const { connection, done } = await this.instances.connect(access.scope, access.tables);
      try {
        return await interruptible(connection, this.limits(access), () => work(connection));
      } finally {
        done();
      }
    });
  }

  /** Like `run` for work that gives its outcome in pieces; the time limit holds for each of them. */
  async *stream<T>(
    access: Access,
    work: (step: <S>(next: (connection: DuckDBConnection) => Promise<S>) => Promise<S>) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const giveBack = await this.options.slots.acquire(this.options.queryMb, access.signal);
    try {
      const { connection, done } = await this.instances.connect(access.scope, access.tables);
      try {
        yield* work((next) => interruptible(connection, this.limits(access), () => next(connection)));
      } finally {
        done();
      }
    } finally {
      giveBack();
    }
  }

  private limits(access: Access) {
    return { signal: access.signal, timeoutMs: access.timeoutMs ?? this.options.timeoutMs };
  }
}
