import type { SessionId, TurnId } from '#lib/base/index.ts';
import type { Analyst, StoredTurnRequest, TurnError, TurnStatus } from '#lib/contracts/index.ts';

export type StoredTurn = {
  id: TurnId;
  sessionId: SessionId;
  status: TurnStatus;
  error: TurnError | null;
  parentTurnId: string | null;
  analyst: Analyst;
  /** As it was sent, so that it can be run again. */
  request: StoredTurnRequest;
  createdAt: number;
  updatedAt: number;
};

export type TurnPatch = Partial<Pick<StoredTurn, 'status' | 'error' | 'request'>> & { updatedAt: number };

export type TurnsStore = {
  create(turn: StoredTurn): Promise<void>;
  find(sessionId: SessionId, turnId: string): Promise<StoredTurn | null>;
  /** Whether any session has a turn of this id. */
  isTaken(turnId: TurnId): Promise<boolean>;
  update(turnId: TurnId, patch: TurnPatch): Promise<void>;
  /** Queued and running ones of a session, or of all sessions; oldest first. */
  listOpen(sessionId?: SessionId): Promise<StoredTurn[]>;
  /** Those of a session that changed at or after then; oldest first, the newest 50 of them. */
  listChanged(sessionId: SessionId, since: number): Promise<StoredTurn[]>;
  findLastOver(sessionId: SessionId): Promise<StoredTurn | null>;
};
