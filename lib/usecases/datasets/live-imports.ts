import type { DatasetId, SessionId } from '#lib/base/index.ts';

export type LiveImport = {
  datasetId: DatasetId;
  sessionId: SessionId | null;
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
    return this.all().filter((live) => live.sessionId === sessionId);
  }

  all(): LiveImport[] {
    return [...this.#imports.values()];
  }

  async #run(live: LiveImport, work: (live: LiveImport) => Promise<void>): Promise<void> {
    if (this.#working >= this.#atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#working += 1;
    try {
      await work(live);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#working -= 1;
    }
  }
}
