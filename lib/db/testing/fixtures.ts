import { DatasetId, SessionId, TurnId, UserId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import type { StoredDataset, StoredSession, StoredTurn, Stores } from '#lib/usecases/index.ts';

export type Open = () => Promise<Stores>;

export async function withUser(open: Open) {
  const stores = await open();
  const userId = UserId.create();
  await stores.users.create({ id: userId, tokenHash: 'hash', createdAt: 1 });
  return { stores, userId };
}

export async function withSession(open: Open) {
  const { stores, userId } = await withUser(open);
  const session: StoredSession = {
    id: SessionId.create(),
    app: 'app',
    userId,
    adkId: 'a',
    title: null,
    analyst: 'builtin',
    used: false,
    createdAt: 1,
    updatedAt: 1,
  };
  await stores.sessions.create(session);
  return { stores, session };
}

export function eventOf(id: string, parts: Record<string, unknown> = {}): Event {
  const actions = { stateDelta: {}, artifactDelta: {} };
  return Event.parse({ id, invocationId: 'i', author: 'a', timestamp: 1.5, actions, ...parts });
}

export function artifactOf(session: StoredSession, name: string) {
  const scope = { app: session.app, userId: session.userId, session: session.adkId };
  const customMetadata = { n: null };
  const artifact = {
    ...scope,
    name,
    kind: 'bytes' as const,
    mimeType: 'm',
    bytes: 1,
    key: 'k',
    customMetadata,
    createdAt: 1,
  };
  return { artifact, scope };
}

export function turnOf(session: StoredSession, createdAt: number): StoredTurn {
  return {
    id: TurnId.create(),
    sessionId: session.id,
    status: 'queued',
    error: null,
    parentTurnId: null,
    analyst: 'builtin',
    request: { text: 'q' },
    createdAt,
    updatedAt: createdAt,
  };
}

export function datasetOf(session: StoredSession): StoredDataset {
  return {
    id: DatasetId.create(),
    userId: session.userId,
    name: 'd.csv',
    bytes: 2 ** 40,
    status: 'importing',
    error: null,
    contents: null,
    originalKey: 'o',
    parquetKey: 'p',
    sample: null,
    createdAt: 1,
  };
}
