import { setTimeout as sleep } from 'node:timers/promises';

const longestWaitMs = 10_000;
/** How long a browser may take to note the cookies of an answer that has gone out. */
const settleMs = 60;
/** A browser sends requests for one address one after the other, but with the cookies of when they were asked for. */
const rememberMs = 5000;

/**
 * Tabs that a browser opens at once, before it has any cookie, would each get a user and a session of its own,
 * and the last answer would win. So while the first visit of a browser is being answered, and shortly after, another
 * visit that looks like the same browser's is sent round once: it comes back with the cookies of the first, or, if
 * it is somebody else's, without, and gets its own then. What it looks like decides on the detour only, never on who
 * it is.
 */
export class FirstVisits {
  readonly #earlier = new Map<string, Promise<void>>();

  /** Resolves to false for a visit that may go on, to true for one that is to come back. */
  async mustComeBack(look: string, over: Promise<void>): Promise<boolean> {
    const earlier = this.#earlier.get(look);
    if (!earlier) {
      this.#remember(look, over);
      return false;
    }
    await Promise.race([earlier, sleep(longestWaitMs)]);
    return true;
  }

  #remember(look: string, over: Promise<void>): void {
    const settled = over.then(() => sleep(settleMs));
    this.#earlier.set(look, settled);
    void settled
      .then(() => sleep(rememberMs, undefined, { ref: false }))
      .finally(() => this.#earlier.delete(look));
  }
}
