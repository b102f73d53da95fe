import { PlotlineError } from '#lib/base/index.ts';
import type { StoredTurnRequest } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import { csvParts } from '../datasets/csv-parts.ts';
import { importBytes } from '../datasets/import-bytes.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import type { ClientTurn } from './client-turn.ts';
import { draftClientTurn, draftTurn, type TurnDraft } from './draft-turn.ts';
import { runTurnJob } from './run-turn-job.ts';
import { storeTurn } from './store-turn.ts';

const mostWaiting = 20;

export type StartTurnInput = StoredTurnRequest & {
  sessionId: string;
  retryOf?: string;
  /** Of a client of ADK's API server; then the question is in its message. */
  client?: ClientTurn;
};

export type StartedTurn = {
  turnId: string;
  /** Sequence of the last event of the turn that is not part of its answer. */
  after: number;
};

/**
 * The only way in for a question: stores the user's event, then lets the turn run on by itself (after the
 * session's earlier ones). Fails with `session_not_found`, `model_unavailable`, `too_many_requests`; for a client
 * also with `invalid_input`, `dataset_not_found`, `conflict` and as an import does.
 */
export async function startTurn(
  actor: Actor,
  { sessionId, retryOf, client, ...request }: StartTurnInput,
  services: Services,
): Promise<StartedTurn> {
  const session = await requireSession(actor, sessionId, services);
  refuseFullQueue(session, services);
  const draft = client
    ? await draftClientTurn(actor, { session, client }, services)
    : await draftTurn(session, request, services);
  if (client && draft.turn.analyst !== 'builtin') services.modelRuns.take(client.caller);
  const fileIds = [];
  for (const file of csvParts(client?.message?.parts ?? [])) {
    fileIds.push((await importBytes(actor, { session, ...file }, services)).id);
  }
  if (fileIds.length > 0) draft.turn.request.fileIds = fileIds;
  const after = await storeTurn(actor, { session, draft, retryOf, client }, services);
  enqueue(draft, services);
  return { turnId: draft.turn.id, after };
}

function enqueue({ turn, knowsUntil }: TurnDraft, services: Services): void {
  const live = {
    turnId: turn.id,
    sessionId: turn.sessionId,
    knowsUntil,
    controller: new AbortController(),
    partials: new Map(),
    progress: null,
    closed: false,
  };
  const waits = services.turns.enqueue(live, (running) => runTurnJob(turn, running, services));
  if (!waits) return;
  services.bus.publish(turn.sessionId, { type: 'turn', data: { turnId: turn.id, status: 'queued' } });
}

function refuseFullQueue(session: StoredSession, { turns }: Services): void {
  if (turns.list(session.id).length <= mostWaiting) return;
  throw new PlotlineError(
    'too_many_requests',
    `${mostWaiting} questions are waiting in this session. Let some of them finish, or stop them.`,
    { retryAfterSeconds: 5 },
  );
}
