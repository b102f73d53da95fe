import { PlotlineError, type SessionId, type TurnId } from '#lib/base/index.ts';

/** What a turn that is not over has in memory. */
export type LiveTurn = {
  turnId: TurnId;
  sessionId: SessionId;
  /** Sequence up to which its own events are part of what it looks back on. */
  knowsUntil: number;
  controller: AbortController;
  /** The text so far of events that are not complete, by event id. */
  partials: Map<string, string>;
  progress: { step: string; done?: number; total?: number } | null;
  /** Once true, nothing more of this turn is stored or shown. */
  closed: boolean;
};

/** The turns of this process: one of each session runs, the others wait in the order they came. */
export class LiveTurns {
  readonly #bySession = new Map<SessionId, LiveTurn[]>();
  readonly #idle = new Map<SessionId, PromiseWithResolvers<void>>();
  readonly #dismissed = new Set<Promise<void>>();

  /** Runs `work` when the session's earlier turns are over. Returns whether it has to wait. */
  enqueue(turn: LiveTurn, work: (turn: LiveTurn) => Promise<void>): boolean {
    const queue = this.#bySession.get(turn.sessionId);
    this.#works.set(turn, work);
    if (queue) {
      queue.push(turn);
      return true;
    }
    this.#bySession.set(turn.sessionId, [turn]);
    this.#idle.set(turn.sessionId, Promise.withResolvers());
    void this.#drain(turn.sessionId);
    return false;
  }

  readonly #works = new WeakMap<LiveTurn, (turn: LiveTurn) => Promise<void>>();

  async #drain(sessionId: SessionId): Promise<void> {
    const queue = this.#bySession.get(sessionId) ?? [];
    for (let turn = queue[0]; turn; turn = queue[0]) {
      await this.#works.get(turn)?.(turn);
      queue.shift();
    }
    this.#bySession.delete(sessionId);
    this.#idle.get(sessionId)?.resolve();
    this.#idle.delete(sessionId);
  }

  /** Of a session, the running one first. */
  list(sessionId: SessionId): readonly LiveTurn[] {
    return this.#bySession.get(sessionId) ?? [];
  }

  all(): LiveTurn[] {
    return [...this.#bySession.values()].flat();
  }

  find(turnId: string): LiveTurn | undefined {
    return this.all().find((turn) => turn.turnId === turnId);
  }

  /** One that waits ends at once, not when those before it are over. */
  stop(turnId: string): void {
    const turn = this.find(turnId);
    if (!turn) return;
    turn.controller.abort(stoppedError());
    const queue = this.#bySession.get(turn.sessionId) ?? [];
    const place = queue.indexOf(turn);
    if (place > 0) this.#dismiss(queue.splice(place, 1));
  }

  #dismiss(turns: readonly LiveTurn[]): void {
    for (const turn of turns) {
      const ending = this.#works.get(turn)?.(turn) ?? Promise.resolve();
      this.#dismissed.add(ending);
      void ending.finally(() => this.#dismissed.delete(ending));
    }
  }

  /** Resolves when no turn of the session is left. */
  async settled(sessionId: SessionId): Promise<void> {
    await this.#idle.get(sessionId)?.promise;
    await Promise.all(this.#dismissed);
  }
}

export function stoppedError(): PlotlineError {
  return new PlotlineError('stopped', 'Stopped. Run it again, or ask something else.');
}
