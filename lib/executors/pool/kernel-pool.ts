import type { KernelSummary } from '../executor.ts';
import { Forgotten } from './forgotten.ts';

/** What a pool needs of a kernel, whoever's it is. */
export type PooledKernel = {
  readonly id: string;
  /** When nothing of it is left. Never rejects. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
};

export type KernelPoolOptions<K extends PooledKernel> = {
  create: () => Promise<K>;
  /** Most kernels alive at once, those that start or end included. */
  most: number;
  /** Idle time after which a kernel ends; every use begins it anew. */
  idleMs: number;
  /** How long a run waits for a place before it is told `busy`. */
  waitMs: number;
  now: () => number;
};

/** A kernel that is one's own until `done`. */
export type Lease<K> = {
  kernel: K;
  /** Whether an earlier kernel of this owner is gone, and what it held with it. Told once. */
  stateReset: boolean;
  /** Gives it back: `end` for one that must not be used again. */
  done(next: 'keep' | 'end'): Promise<void>;
};

export type LeaseRefusal = 'busy' | 'stopped';

type Slot<K> = {
  owner: string | null;
  kernel: K | null;
  status: 'starting' | 'running' | 'idle' | 'ending';
  createdAt: number;
  lastUsedAt: number;
  /** Nobody waits for it to be used again. */
  isReleased: boolean;
  idleTimer?: NodeJS.Timeout;
};

type Waiting<K> = {
  owner: string | null;
  settle: (answer: Lease<K> | LeaseRefusal) => void;
  fail: (error: unknown) => void;
  /** Nobody takes what comes of it any more. */
  hasLeft: boolean;
};

/**
 * Kernels by owner, at most `most` at once. Who asks first is served first; an owner's own runs follow one another.
 * At the cap the kernel that was idle longest ends for another.
 */
export class KernelPool<K extends PooledKernel> {
  readonly #options: KernelPoolOptions<K>;
  readonly #slots = new Set<Slot<K>>();
  readonly #forgotten = new Forgotten();
  #waiting: Waiting<K>[] = [];
  #isClosed = false;

  constructor(options: KernelPoolOptions<K>) {
    this.#options = options;
  }

  /** A kernel of the owner; with null a fresh one that ends with the lease. Rejects only when none can be made. */
  async lease(owner: string | null, signal: AbortSignal): Promise<Lease<K> | LeaseRefusal> {
    if (signal.aborted) return 'stopped';
    const answer = Promise.withResolvers<Lease<K> | LeaseRefusal>();
    const { resolve: settle, reject: fail } = answer;
    const waiting: Waiting<K> = { owner, settle, fail, hasLeft: false };
    const leave = (refusal: LeaseRefusal) => {
      waiting.hasLeft = true;
      this.#leave(waiting);
      settle(refusal);
    };
    const timer = setTimeout(() => this.#waiting.includes(waiting) && leave('busy'), this.#options.waitMs);
    const stop = () => leave('stopped');
    signal.addEventListener('abort', stop, { once: true });
    this.#waiting.push(waiting);
    this.#serve();
    const lease = await answer.promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
    return lease;
  }

  /** The owner's kernel if it is there and idle; null otherwise. */
  leaseIdle(owner: string): Lease<K> | null {
    const slot = this.#find(owner);
    if (slot?.status !== 'idle' || slot.kernel === null) return null;
    return this.#hand(slot, slot.kernel, false);
  }

  /** Makes the owner's kernel the first to end for another. */
  release(owner: string): void {
    const slot = this.#find(owner);
    if (slot) slot.isReleased = true;
  }

  /** Ends the owner's kernel, running or not, and forgets the owner. */
  async terminate(owner: string): Promise<void> {
    const slot = this.#find(owner);
    if (slot) await this.#end(slot);
    this.#forgotten.remove(owner);
  }

  getActive(): KernelSummary[] {
    return [...this.#slots].flatMap(({ kernel, owner, status, createdAt, lastUsedAt }) =>
      kernel === null || status === 'ending'
        ? []
        : [{ id: kernel.id, owner, status: status === 'idle' ? 'idle' : 'running', createdAt, lastUsedAt }],
    );
  }

  /** Ends all kernels; who waits is told `stopped`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { settle } of this.#waiting) settle('stopped');
    this.#waiting = [];
    await Promise.all([...this.#slots].map((slot) => this.#end(slot)));
  }

  #find(owner: string): Slot<K> | undefined {
    return [...this.#slots].find((slot) => slot.owner === owner && slot.status !== 'ending');
  }

  /** Serves all who can be served, in the order they came. */
  #serve(): void {
    let isFull = false;
    for (const waiting of [...this.#waiting]) {
      const own = waiting.owner === null ? undefined : this.#find(waiting.owner);
      if (own && own.status !== 'idle') continue;
      if (own?.kernel) {
        this.#leave(waiting);
        waiting.settle(this.#hand(own, own.kernel, false));
      } else if (!isFull && this.#slots.size < this.#options.most && !this.#isClosed) {
        this.#leave(waiting);
        this.#start(waiting);
      } else {
        if (!isFull) this.#makeRoom();
        isFull = true;
      }
    }
  }

  #leave(waiting: Waiting<K>): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
  }

  #makeRoom(): void {
    const slots = [...this.#slots];
    if (slots.some(({ status }) => status === 'ending')) return;
    const idle = slots.filter(({ status }) => status === 'idle');
    const [longest] = idle.sort(
      (a, b) => Number(b.isReleased) - Number(a.isReleased) || a.lastUsedAt - b.lastUsedAt,
    );
    if (longest) void this.#end(longest);
  }

  #start(waiting: Waiting<K>): void {
    const { owner, settle, fail } = waiting;
    const now = this.#options.now();
    const slot: Slot<K> = {
      owner,
      kernel: null,
      status: 'starting',
      createdAt: now,
      lastUsedAt: now,
      isReleased: false,
    };
    this.#slots.add(slot);
    this.#options.create().then(
      (kernel) => {
        slot.kernel = kernel;
        void kernel.ended.then(() => this.#gone(slot));
        if (!this.#slots.has(slot)) {
          // It was ended while it started.
          void kernel.end();
          settle('stopped');
          return;
        }
        if (waiting.hasLeft) void this.#hand(slot, kernel, false).done('keep');
        else settle(this.#hand(slot, kernel, owner !== null && this.#forgotten.take(owner)));
      },
      (error: unknown) => {
        this.#slots.delete(slot);
        fail(error);
        this.#serve();
      },
    );
  }

  #hand(slot: Slot<K>, kernel: K, stateReset: boolean): Lease<K> {
    clearTimeout(slot.idleTimer);
    slot.status = 'running';
    slot.isReleased = false;
    slot.lastUsedAt = this.#options.now();
    return {
      kernel,
      stateReset,
      done: async (next) => {
        if (next === 'end' || slot.owner === null || this.#isClosed) await this.#end(slot);
        else this.#rest(slot);
      },
    };
  }

  #rest(slot: Slot<K>): void {
    if (slot.status !== 'running' || !this.#slots.has(slot)) return;
    slot.status = 'idle';
    slot.lastUsedAt = this.#options.now();
    slot.idleTimer = setTimeout(() => void this.#end(slot), this.#options.idleMs).unref();
    this.#serve();
  }

  async #end(slot: Slot<K>): Promise<void> {
    clearTimeout(slot.idleTimer);
    this.#forget(slot);
    await slot.kernel?.end();
    this.#gone(slot);
  }

  #gone(slot: Slot<K>): void {
    if (!this.#slots.delete(slot)) return;
    clearTimeout(slot.idleTimer);
    this.#forget(slot);
    this.#serve();
  }

  /** At once, not when it is gone: the owner's next kernel may be there before. */
  #forget(slot: Slot<K>): void {
    if (slot.status !== 'ending' && slot.owner !== null) this.#forgotten.add(slot.owner);
    slot.status = 'ending';
  }
}
