import type { SessionId, TurnId, UserId } from '#lib/base/index.ts';
import type { Event } from '#lib/contracts/index.ts';

/** `sequence` grows with every event stored, over all sessions; it is the SSE id. */
export type StoredEvent = { sequence: number; event: Event };

export type EventsStore = {
  /**
   * Stores the event whole and applies its `stateDelta` to the app's, user's and session's state (ADK's
   * prefixes `app:`, `user:`; `temp:` is not kept), in one transaction.
   */
  append(sessionId: SessionId, event: Event): Promise<StoredEvent>;
  /** Oldest first; those after a sequence, at most `limit`. */
  list(sessionId: SessionId, after?: number, limit?: number): Promise<StoredEvent[]>;
  /** Newest first; those before a sequence (or null: of all), at most `limit`. */
  listBefore(sessionId: SessionId, before: number | null, limit: number): Promise<StoredEvent[]>;
  listByTurn(sessionId: SessionId, turnId: TurnId): Promise<StoredEvent[]>;
  find(sessionId: SessionId, sequence: number): Promise<StoredEvent | null>;
  /** The event with the function call of this id. */
  findCall(sessionId: SessionId, callId: string): Promise<StoredEvent | null>;
  /** The event with the result of the run of code of this id. */
  findRun(sessionId: SessionId, callId: string): Promise<StoredEvent | null>;
};

/** ADK's three scopes that last, keys without their prefix. */
export type SessionState = {
  app: Record<string, unknown>;
  user: Record<string, unknown>;
  session: Record<string, unknown>;
};

/** Whose state: the session's own, and of its user and its app. */
export type StateOwner = { id: SessionId; app: string; userId: UserId };

export type StatesStore = {
  read(owner: StateOwner): Promise<SessionState>;
  /** What all sessions of a user in an app have. */
  readShared(app: string, userId: UserId): Promise<Pick<SessionState, 'app' | 'user'>>;
  /** Applies a delta without an event, for a session that begins with a state. */
  write(owner: StateOwner, delta: Record<string, unknown>): Promise<void>;
};
