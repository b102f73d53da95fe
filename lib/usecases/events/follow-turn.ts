import type { StreamFrame, TurnStatus } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { requireTurn } from '../turns/require-turn.ts';
import { FrameQueue } from './frame-queue.ts';

export type FollowTurnInput = {
  sessionId: string;
  turnId: string;
  /** Only events after this sequence are news. */
  after: number;
  signal: AbortSignal;
};

/**
 * What a turn does: its stored events after `after` and its live text, in order, none missed or repeated, then how
 * it ended. A follower whose signal aborts before that ends the turn, if nobody else follows it.
 */
export async function followTurn(
  actor: Actor,
  input: FollowTurnInput,
  services: Services,
): Promise<AsyncIterable<StreamFrame>> {
  const turn = await requireTurn(actor, input, services);
  const queue = new FrameQueue(input.signal);
  const leave = services.bus.subscribe(turn.sessionId, (frame) => queue.push(frame), turn.id);
  const abandon = () => {
    leave();
    if (services.bus.followers(turn.sessionId, turn.id) === 0) services.bus.requestStop(turn.id);
  };
  input.signal.addEventListener('abort', abandon, { once: true });
  if (input.signal.aborted) abandon();
  const done = () => {
    input.signal.removeEventListener('abort', abandon);
    leave();
  };
  return frames({ turn, after: input.after, queue, done }, services);
}

type Following = { turn: StoredTurn; after: number; queue: FrameQueue; done: () => void };

async function* frames({ done, ...following }: Following, services: Services): AsyncGenerator<StreamFrame> {
  let last = following.after;
  try {
    for await (const frame of caughtUp(following, services)) {
      if (!isOfTurn(frame, following.turn.id)) continue;
      if (frame.type === 'event') {
        if (frame.sequence <= last) continue;
        last = frame.sequence;
      }
      yield frame;
      if (frame.type === 'turn' && isOver(frame.data.status)) return;
    }
  } finally {
    done();
  }
}

/** May repeat an event that was published while the stored ones were read. */
async function* caughtUp(
  { turn: { sessionId, id: turnId }, queue }: Omit<Following, 'done'>,
  { stores, turns }: Services,
): AsyncGenerator<StreamFrame> {
  // How it stands first: once it is over, so are its events.
  const turn = await stores.turns.find(sessionId, turnId);
  if (!turn) return;
  const stored = await stores.events.listByTurn(sessionId, turnId);
  // From here to the end of the snapshot nothing may be awaited: what comes later is in the queue.
  const missed = queue.takeAll().filter(({ type }) => type !== 'partial');
  const live = [...(turns.find(turnId)?.partials ?? [])];
  for (const { sequence, event } of stored) yield { type: 'event', sequence, data: event };
  if (isOver(turn.status)) yield { type: 'turn', data: ending(turn) };
  yield* missed;
  for (const [eventId, text] of live) {
    yield { type: 'partial', data: { turnId, eventId, text, mode: 'replace' } };
  }
  yield* queue.live();
}

function ending({ id, status, error }: StoredTurn) {
  return { turnId: id, status, ...(error && { error }) };
}

function isOfTurn(frame: StreamFrame, turnId: string): boolean {
  if (frame.type === 'event') return frame.data.invocationId === turnId;
  return frame.data.turnId === turnId;
}

function isOver(status: TurnStatus): boolean {
  return status !== 'queued' && status !== 'running';
}
