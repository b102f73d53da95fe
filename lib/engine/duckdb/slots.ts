import { PlotlineError } from '#lib/base/index.ts';

export type SlotsOptions = {
  /** What all holders together may have, in MB. */
  budgetMb: number;
  /** How many may wait. */
  queue: number;
  /** How long one may wait. */
  waitMs: number;
};

type Waiter = { size: number; start(): void };

/** A fair semaphore over megabytes: the one budget of memory that all queries and imports of a process share. */
export class Slots {
  private free: number;
  private readonly waiting: Waiter[] = [];
  private readonly options: SlotsOptions;

  constructor(options: SlotsOptions) {
    this.options = options;
    this.free = options.budgetMb;
  }

  /**
   * Waits for `size` MB (at most the whole budget) and holds them while `work` runs.
   * Fails with `busy` when too many wait or the wait is too long, with `stopped` when the signal comes first.
   */
  async hold<T>(size: number, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const release = await this.acquire(size, signal);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** Like `hold`, for work that has no one end: the caller must call what it gets, once. */
  async acquire(size: number, signal: AbortSignal | undefined): Promise<() => void> {
    const part = Math.min(size, this.options.budgetMb);
    if (signal?.aborted) throw stopped();
    if (this.waiting.length > 0 || this.free < part) await this.wait(part, signal);
    else this.free -= part;
    let held = true;
    return () => {
      if (held) this.give(part);
      held = false;
    };
  }

  private wait(size: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.waiting.length >= this.options.queue) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const leave = (error: PlotlineError) => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        finish();
        reject(error);
        this.startNext();
      };
      const onAbort = () => leave(stopped());
      const timer = setTimeout(() => leave(busy()), this.options.waitMs);
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const start = () => {
        finish();
        resolve();
      };
      const waiter = { size, start };
      this.waiting.push(waiter);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  private give(size: number): void {
    this.free += size;
    this.startNext();
  }

  private startNext(): void {
    for (let next = this.waiting[0]; next && next.size <= this.free; next = this.waiting[0]) {
      this.free -= next.size;
      this.waiting.shift();
      next.start();
    }
  }
}

function stopped(): PlotlineError {
  return new PlotlineError('stopped', 'Stopped.');
}

function busy(): PlotlineError {
  return new PlotlineError('busy', 'The server is busy with other questions. Try again in a moment.', {
    retryAfterSeconds: 5,
  });
}
