import { PlotlineError, TurnId } from '#lib/base/index.ts';
import type { StoredTurnRequest } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import { findApp } from '../apps/registry.ts';
import { chooseDataset } from '../datasets/choose-dataset.ts';
import { clientMetadata } from '../events/client-metadata.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { readMode } from '../sessions/read-mode.ts';
import { askedBy } from './asked-by.ts';
import type { ClientTurn } from './client-turn.ts';
import { readSwitches } from './read-switches.ts';
import { requireAnalyst } from './require-analyst.ts';

/** A turn before it is stored. */
export type TurnDraft = {
  turn: StoredTurn;
  /** Whether it is stored already, and is over: then it goes on. */
  goesOn: boolean;
  /** Sequence of its last event so far, or 0. */
  lastSequence: number;
  /** Its own events up to this sequence are part of what it looks back on. */
  knowsUntil: number;
};

/** What a browser asks. */
export async function draftTurn(
  session: StoredSession,
  given: StoredTurnRequest,
  services: Services,
): Promise<TurnDraft> {
  const id = TurnId.create();
  const request = { ...given, mode: given.mode ?? (await readMode(session, services)) };
  const turn = createTurn(session, { id, request, analyst: request.analyst ?? null }, services);
  return { turn, goesOn: false, lastSequence: 0, knowsUntil: 0 };
}

/** What a client of the API asks: its session's state says who is to answer, and from which dataset. */
export async function draftClientTurn(
  actor: Actor,
  { session, client }: { session: StoredSession; client: ClientTurn },
  services: Services,
): Promise<TurnDraft> {
  const state = await services.stores.states.read(session);
  const { analyst, dataset, mode } = readSwitches({ ...state.session, ...client.stateDelta });
  const { id, before, lastSequence } = await findInvocation(session, client.invocationId, services);
  const asked = await askedBy(client.message, { session, before }, services);
  const metadata = clientMetadata(client.customMetadata);
  const request = {
    ...asked,
    mode: mode ?? ('direct' as const),
    ...(metadata && { customMetadata: metadata }),
  };
  const turn = createTurn(session, { id, request, analyst }, services);
  const datasetId = dataset ? await chooseDataset(actor, { session, wanted: dataset }, services) : undefined;
  return {
    turn: { ...turn, request: { ...request, datasetId } },
    goesOn: before !== null,
    lastSequence,
    knowsUntil: client.message ? lastSequence : 0,
  };
}

function createTurn(
  session: StoredSession,
  { id, request, analyst }: Pick<StoredTurn, 'id' | 'request'> & { analyst: StoredTurn['analyst'] | null },
  services: Services,
): StoredTurn {
  const now = services.clock.now();
  const { defaultAnalyst } = services.settings.installation;
  const chosen = analyst ?? session.analyst ?? findApp(session.app)?.analyst ?? defaultAnalyst;
  requireAnalyst(chosen, services);
  return {
    id,
    sessionId: session.id,
    status: 'queued',
    error: null,
    parentTurnId: request.parentTurnId ?? null,
    analyst: chosen,
    request,
    createdAt: now,
    updatedAt: now,
  };
}

type Invocation = { id: TurnId; before: StoredTurn | null; lastSequence: number };

/** The turn that a client names. Where another session has one of this name, it gets another. */
async function findInvocation(
  session: StoredSession,
  given: string | null,
  { stores }: Pick<Services, 'stores'>,
): Promise<Invocation> {
  if (given === null) return { id: TurnId.create(), before: null, lastSequence: 0 };
  const parsed = TurnId.schema.safeParse(given);
  if (!parsed.success) {
    throw new PlotlineError(
      'invalid_input',
      'An invocation id may have up to 128 letters, digits and the signs . : _ -; leave it out to get a new one.',
    );
  }
  const id = parsed.data;
  const before = await stores.turns.find(session.id, id);
  if (!before && (await stores.turns.isTaken(id))) return findInvocation(session, null, { stores });
  const own = await stores.events.listByTurn(session.id, id);
  return { id, before, lastSequence: own.at(-1)?.sequence ?? 0 };
}
