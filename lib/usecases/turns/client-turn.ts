import type { Content } from '#lib/contracts/index.ts';

/** What a client of ADK's API server says in place of a browser's question. */
export type ClientTurn = {
  /** Kept whole on the user's event; without one the last question is asked again. */
  message: Content | null;
  /** Applied to the state, and kept on the user's event without what is `temp:`. */
  stateDelta: Record<string, unknown>;
  /** Put on every event of the turn. */
  customMetadata: Record<string, unknown> | null;
  /** The turn that goes on, or the id of the new one. */
  invocationId: string | null;
  /** Who bears what a model costs: a network, since a client may call its user what it likes. */
  caller: string;
};
