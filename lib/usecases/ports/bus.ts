import type { SessionId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';

/** Carries frames of a session to whoever follows it, and the wish to stop a turn to whoever runs it. */
export type Bus = {
  publish(sessionId: SessionId, frame: StreamFrame): void;
  /** `turnId` where only that turn matters to the follower. Returns how to leave. */
  subscribe(sessionId: SessionId, listener: (frame: StreamFrame) => void, turnId?: string): () => void;
  /** How many follow the session; with a turn, without those to whom only another one matters. */
  followers(sessionId: SessionId, turnId?: string): number;
  requestStop(turnId: string): void;
  onStop(listener: (turnId: string) => void): () => void;
};
