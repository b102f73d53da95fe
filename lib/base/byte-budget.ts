import { PlotlineError } from './errors.ts';

const retryAfterSeconds = 2;

/** What callers together may hold in memory. */
export class ByteBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /**
   * Does `work`, which takes what it is about to hold; all of it is given back when the work is over. Taking more than
   * is left fails with `too_many_requests`.
   */
  async hold<T>(work: (take: (bytes: number) => void) => Promise<T>): Promise<T> {
    let held = 0;
    try {
      return await work((bytes) => {
        if (bytes > this.#left) throw spent();
        this.#left -= bytes;
        held += bytes;
      });
    } finally {
      this.#left += held;
    }
  }
}

function spent(): PlotlineError {
  const message = 'Too much is being sent at once. Wait a moment, then send it again.';
  return new PlotlineError('too_many_requests', message, { retryAfterSeconds });
}
