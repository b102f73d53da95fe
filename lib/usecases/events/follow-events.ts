import type { SessionId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { forPage } from './for-page.ts';
import { FrameQueue } from './frame-queue.ts';
import { eventsAtOnce, letOthers } from './read-all-events.ts';

export type FollowInput = {
  sessionId: string;
  /** Sequence of the last event that the follower has. */
  after?: number | undefined;
  signal: AbortSignal;
};

/**
 * The session's stored events after `after`, then what is under way (turns, live text, imports), then all that
 * happens until the signal, or until the session is deleted. No event is missed or repeated. Ownership is checked before this resolves.
 */
export async function followEvents(
  actor: Actor,
  { sessionId, after, signal }: FollowInput,
  services: Services,
): Promise<AsyncIterable<StreamFrame>> {
  const session = await requireSession(actor, sessionId, services);
  // Followed from now on, not from when the first frame is read.
  const queue = new FrameQueue(signal);
  const leave = services.bus.subscribe(session.id, (frame) => queue.push(frame));
  signal.addEventListener('abort', leave, { once: true });
  return frames(session.id, { after, queue, leave }, services);
}

type Following = { after: number | undefined; queue: FrameQueue; leave: () => void };

async function* frames(
  sessionId: SessionId,
  { after, queue, leave }: Following,
  services: Services,
): AsyncGenerator<StreamFrame> {
  const isNews = createFilter(after ?? 0);
  try {
    for await (const frame of caughtUp(sessionId, { after, queue }, services)) {
      if (isChange(frame) && !(await services.stores.sessions.find(sessionId))) return;
      if (isNews(frame)) yield frame.type === 'event' ? { ...frame, data: forPage(frame.data) } : frame;
    }
  } finally {
    leave();
  }
}

/** Passes each event once and each status of a turn once. */
function createFilter(after: number): (frame: StreamFrame) => boolean {
  let last = after;
  const statuses = new Map<string, string>();
  return (frame) => {
    if (frame.type === 'turn') {
      const isNew = statuses.get(frame.data.turnId) !== frame.data.status;
      statuses.set(frame.data.turnId, frame.data.status);
      return isNew;
    }
    if (frame.type !== 'event') return true;
    const isNew = frame.sequence > last;
    last = Math.max(last, frame.sequence);
    return isNew;
  };
}

/** May repeat an event that was published while the stored ones were read. */
async function* caughtUp(
  sessionId: SessionId,
  { after, queue }: Omit<Following, 'leave'>,
  services: Services,
): AsyncGenerator<StreamFrame> {
  const turns = await readTurns(sessionId, after, services);
  const failed = await readFailedImports(sessionId, services);
  let last = after ?? 0;
  let stored = await services.stores.events.list(sessionId, last, eventsAtOnce);
  while (stored.length === eventsAtOnce) {
    for (const { sequence, event } of stored) {
      yield { type: 'event', sequence, data: event };
      last = sequence;
    }
    await letOthers();
    stored = await services.stores.events.list(sessionId, last, eventsAtOnce);
  }
  // From here to the end of the snapshot nothing may be awaited: what comes later is in the queue.
  const missed = queue.takeAll().filter(isLasting);
  const underWay = snapshot(sessionId, services);
  for (const { sequence, event } of stored) yield { type: 'event', sequence, data: event };
  for (const turn of turns) yield turnFrame(turn);
  yield* failed;
  yield* missed;
  yield* underWay;
  yield* queue.live();
}

/** Turns that are not over, and those that ended since the event `after`. */
async function readTurns(
  sessionId: SessionId,
  after: number | undefined,
  { stores }: Services,
): Promise<StoredTurn[]> {
  const known = after === undefined ? null : await stores.events.find(sessionId, after);
  const since = known ? Math.floor(known.event.timestamp * 1000) - 1 : 0;
  const [open, changed] = await Promise.all([
    stores.turns.listOpen(sessionId),
    stores.turns.listChanged(sessionId, since),
  ]);
  const byId = new Map([...open, ...changed].map((turn) => [turn.id, turn]));
  return [...byId.values()].sort((one, other) => one.createdAt - other.createdAt);
}

async function readFailedImports(sessionId: SessionId, { stores }: Services): Promise<StreamFrame[]> {
  const attached = await stores.datasets.listBySession(sessionId);
  return attached.flatMap(({ dataset: { id, error } }): StreamFrame[] =>
    error ? [{ type: 'progress', data: { datasetId: id, step: 'Failed', error } }] : [],
  );
}

/** Live text and passing progress are in the snapshot, as they stand by then. */
function isLasting(frame: StreamFrame): boolean {
  if (frame.type !== 'progress') return frame.type !== 'partial';
  return frame.data.error !== undefined || isChange(frame);
}

/** Of the session itself. */
function isChange(frame: StreamFrame): boolean {
  return frame.type === 'progress' && frame.data.turnId === undefined && frame.data.datasetId === undefined;
}

function turnFrame({ id, status, error }: StoredTurn): StreamFrame {
  return { type: 'turn', data: { turnId: id, status, ...(error && { error }) } };
}

function snapshot(sessionId: SessionId, { turns, imports }: Services): StreamFrame[] {
  const ofTurns = turns.list(sessionId).flatMap(({ turnId, partials, progress }): StreamFrame[] => [
    ...[...partials].map(
      ([eventId, text]): StreamFrame => ({
        type: 'partial',
        data: { turnId, eventId, text, mode: 'replace' },
      }),
    ),
    ...(progress ? [{ type: 'progress' as const, data: { turnId, ...progress } }] : []),
  ]);
  const ofImports = imports
    .list(sessionId)
    .map(({ datasetId, progress }): StreamFrame => ({ type: 'progress', data: { datasetId, ...progress } }));
  return [...ofTurns, ...ofImports];
}
