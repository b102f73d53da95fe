import type { DatasetId, SessionId } from '#lib/base/index.ts';

export type LiveImport = {
  datasetId: DatasetId;
  /** Those that are told how it goes. */
  sessions: Set<SessionId>;
  name: string;
  controller: AbortController;
  progress: { step: string; done?: number; total?: number };
  /** Resolves when the import is over, however it ended. */
  over: Promise<void>;
};

/** The imports of this process; at most `atOnce` of them work, the others wait. */
export class LiveImports {
  readonly #imports = new Map<DatasetId, LiveImport>();
  readonly #waiting: (() => void)[] = [];
  #working = 0;
  readonly #atOnce: number;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  start(entry: Omit<LiveImport, 'over'>, work: (live: LiveImport) => Promise<void>): LiveImport {
    const { promise, resolve } = Promise.withResolvers<void>();
    const live = Object.assign(entry, { over: promise });
    this.#imports.set(live.datasetId, live);
    void this.#run(live, work).finally(() => {
      this.#imports.delete(live.datasetId);
      resolve();
    });
    return live;
  }

  find(datasetId: DatasetId): LiveImport | undefined {
    return this.#imports.get(datasetId);
  }

  list(sessionId: SessionId): LiveImport[] {
    return this.all().filter((live) => live.sessions.has(sessionId));
  }

  all(): LiveImport[] {
    return [...this.#imports.values()];
  }

  async #run(live: LiveImport, work: (live: LiveImport) => Promise<void>): Promise<void> {
    const holdsPlace = await this.#enter(live.controller.signal);
    try {
      await work(live);
    } finally {
      if (holdsPlace) this.#leave();
    }
  }

  /** Resolves to whether a place is held: what is stopped while it waits goes on without, to be told so. */
  async #enter(signal: AbortSignal): Promise<boolean> {
    if (this.#working < this.#atOnce) {
      this.#working += 1;
      return true;
    }
    return new Promise<boolean>((resolve) => {
      const go = () => resolve(true);
      this.#waiting.push(go);
      signal.addEventListener('abort', () => {
        const at = this.#waiting.indexOf(go);
        if (at >= 0) this.#waiting.splice(at, 1);
        resolve(false);
      });
    });
  }

  /** Hands the place on, or gives it back. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#working -= 1;
  }
}
