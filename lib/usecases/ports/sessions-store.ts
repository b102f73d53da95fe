import type { SessionId, UserId } from '#lib/base/index.ts';
import type { Analyst } from '#lib/contracts/index.ts';

/** `adkId` is unique per app and user, and equal to `id` unless a client gave one. Times are milliseconds. */
export type StoredSession = {
  id: SessionId;
  app: string;
  userId: UserId;
  adkId: string;
  title: string | null;
  analyst: Analyst | null;
  /** False until something was asked, attached or named in it. */
  used: boolean;
  createdAt: number;
  updatedAt: number;
};

export type SessionPatch = Partial<Pick<StoredSession, 'title' | 'analyst' | 'used' | 'updatedAt'>>;

/** `state` is the session's own; `lastUpdateTime` its last event's time, else its own, in seconds. */
export type SessionOnWire = { adkId: string; state: Record<string, unknown>; lastUpdateTime: number };

export type SessionsStore = {
  create(session: StoredSession): Promise<void>;
  /** Whether it was made: false where the user has one with this ADK id in the app. */
  createIfFree(session: StoredSession): Promise<boolean>;
  find(id: SessionId): Promise<StoredSession | null>;
  findByAdkId(app: string, userId: UserId, adkId: string): Promise<StoredSession | null>;
  /** As ADK's clients list them: the least recently updated first, those of one moment in the order made. */
  listOnWire(app: string, userId: UserId): Promise<SessionOnWire[]>;
  /** Newest change first. */
  listByUser(userId: UserId): Promise<StoredSession[]>;
  /** The user's newest session that nothing was done in. */
  findUnused(userId: UserId): Promise<StoredSession | null>;
  listUnused(updatedBefore: number): Promise<StoredSession[]>;
  update(id: SessionId, patch: SessionPatch): Promise<void>;
  /** Marks what was said in it as to be remembered. */
  remember(id: SessionId, at: number): Promise<void>;
  /** With its events, turns, state, artifacts' rows and attachments. */
  remove(id: SessionId): Promise<void>;
};
