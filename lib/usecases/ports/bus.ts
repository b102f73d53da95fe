import type { SessionId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';

/** Carries frames of a session to whoever follows it, and the wish to stop a turn to whoever runs it. */
export type Bus = {
  publish(sessionId: SessionId, frame: StreamFrame): void;
  /** Returns how to leave. */
  subscribe(sessionId: SessionId, listener: (frame: StreamFrame) => void): () => void;
  followers(sessionId: SessionId): number;
  requestStop(turnId: string): void;
  onStop(listener: (turnId: string) => void): () => void;
};
