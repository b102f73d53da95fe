import type { Result } from '#lib/datasets/index.ts';

export type NamedResult = { label: string; callId: string; result: Result };

const mostSeen = 500;

/** The Results of one turn, as the model names them: r1, r2 … in the order of its queries. */
export class TurnResults {
  readonly #results: NamedResult[] = [];

  add(callId: string, result: Result): NamedResult {
    const named = { label: `r${this.#results.length + 1}`, callId, result };
    this.#results.push(named);
    return named;
  }

  all(): readonly NamedResult[] {
    return this.#results;
  }

  /** The rows that a prose can speak of: those that the model saw, and some more that it may refer to. */
  seen(): readonly NamedResult[] {
    return this.#results.map(({ result, ...named }) => ({
      ...named,
      result: { ...result, rows: result.rows.slice(0, mostSeen) },
    }));
  }

  /** By label or by the call's id; the latest where null. */
  find(name: string | null): NamedResult | undefined {
    if (name === null) return this.#results.at(-1);
    return this.#results.find(({ label, callId }) => label === name || callId === name);
  }
}
