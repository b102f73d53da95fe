import { PlotlineError } from '#lib/base/index.ts';

const mostOfUser = 64;
const retryAfterSeconds = 10;

/** The event streams that are open, by user. */
export class LiveStreams {
  readonly #byUser = new Map<string, Set<AbortController>>();

  /** One more for this user, until `close` is called or its signal aborts. Fails with `too_many_requests`. */
  open(userId: string): { signal: AbortSignal; close(): void } {
    const streams = this.#byUser.get(userId) ?? new Set();
    if (streams.size >= mostOfUser) {
      const message = `Plotline is open in ${mostOfUser} tabs of this browser, and can’t follow what happens in one more. Close some of them.`;
      throw new PlotlineError('too_many_requests', message, { retryAfterSeconds });
    }
    const controller = new AbortController();
    this.#byUser.set(userId, streams.add(controller));
    return {
      signal: controller.signal,
      close: () => {
        streams.delete(controller);
        if (streams.size === 0 && this.#byUser.get(userId) === streams) this.#byUser.delete(userId);
        controller.abort();
      },
    };
  }

  endAll(userId: string): void {
    for (const controller of this.#byUser.get(userId) ?? []) controller.abort();
  }
}
