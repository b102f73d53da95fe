import type { SessionId, TurnId } from '#lib/base/index.ts';
import type { Analyst, StartTurnRequest, TurnError, TurnStatus } from '#lib/contracts/index.ts';

export type StoredTurn = {
  id: TurnId;
  sessionId: SessionId;
  status: TurnStatus;
  error: TurnError | null;
  parentTurnId: string | null;
  analyst: Analyst;
  /** As it was sent, so that it can be run again. */
  request: StartTurnRequest;
  createdAt: number;
  updatedAt: number;
};

export type TurnPatch = Partial<Pick<StoredTurn, 'status' | 'error'>> & { updatedAt: number };

export type TurnsStore = {
  create(turn: StoredTurn): Promise<void>;
  find(sessionId: SessionId, turnId: string): Promise<StoredTurn | null>;
  update(turnId: TurnId, patch: TurnPatch): Promise<void>;
  /** Queued and running ones of a session, or of all sessions; oldest first. */
  listOpen(sessionId?: SessionId): Promise<StoredTurn[]>;
  /** Those of a session that changed at or after then; oldest first, the newest 50 of them. */
  listChanged(sessionId: SessionId, since: number): Promise<StoredTurn[]>;
  findLastOver(sessionId: SessionId): Promise<StoredTurn | null>;
};
