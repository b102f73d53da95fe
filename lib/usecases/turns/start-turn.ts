import { PlotlineError, TurnId } from '#lib/base/index.ts';
import type { StartTurnRequest } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { requireAnalyst } from './require-analyst.ts';
import { runTurnJob } from './run-turn-job.ts';
import { createUserEvent } from './user-event.ts';

const mostWaiting = 20;

export type StartTurnInput = StartTurnRequest & { sessionId: string; retryOf?: string };

/**
 * The only way in for a question: stores the user's event, then lets the turn run on by itself (after the
 * session's earlier ones). Fails with `session_not_found`, `model_unavailable`, `too_many_requests`.
 */
export async function startTurn(
  actor: Actor,
  { sessionId, retryOf, ...request }: StartTurnInput,
  services: Services,
): Promise<{ turnId: string }> {
  const session = await requireSession(actor, sessionId, services);
  const turn = createTurn(session, request, services);
  requireAnalyst(turn.analyst, services);
  refuseFullQueue(session, services);
  await storeTurn(actor, { session, turn, retryOf }, services);
  const live = {
    turnId: turn.id,
    sessionId: session.id,
    controller: new AbortController(),
    partials: new Map(),
    progress: null,
    closed: false,
  };
  const waits = services.turns.enqueue(live, (running) => runTurnJob(turn, running, services));
  if (waits) {
    services.bus.publish(session.id, { type: 'turn', data: { turnId: turn.id, status: 'queued' } });
  }
  return { turnId: turn.id };
}

function createTurn(session: StoredSession, request: StartTurnRequest, services: Services): StoredTurn {
  const now = services.clock.now();
  return {
    id: TurnId.create(),
    sessionId: session.id,
    status: 'queued',
    error: null,
    parentTurnId: request.parentTurnId ?? null,
    analyst: request.analyst ?? session.analyst ?? services.settings.installation.defaultAnalyst,
    request,
    createdAt: now,
    updatedAt: now,
  };
}

function refuseFullQueue(session: StoredSession, { turns }: Services): void {
  if (turns.list(session.id).length <= mostWaiting) return;
  throw new PlotlineError(
    'too_many_requests',
    `${mostWaiting} questions are waiting in this session. Let some of them finish, or stop them.`,
    { retryAfterSeconds: 5 },
  );
}

async function storeTurn(
  actor: Actor,
  { session, turn, retryOf }: { session: StoredSession; turn: StoredTurn; retryOf: string | undefined },
  { stores, bus, clock }: Services,
): Promise<void> {
  const event = createUserEvent(turn, { retryOf, clock });
  const title = session.title ?? titleOf(turn.request.text);
  const stored = await stores.transaction(async (inside) => {
    // It may have been deleted since it was found.
    await requireSession(actor, session.id, { stores: inside });
    await inside.turns.create(turn);
    await inside.sessions.update(session.id, { title, used: true, updatedAt: clock.now() });
    return inside.events.append(session.id, event);
  });
  bus.publish(session.id, { type: 'event', sequence: stored.sequence, data: stored.event });
}

function titleOf(text: string | undefined): string | null {
  if (!text) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= 80) return line;
  const cut = line.slice(0, 80);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : 80)}…`;
}
