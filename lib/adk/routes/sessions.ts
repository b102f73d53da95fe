import { z } from 'zod';
import {
  createAdkSession,
  deleteAdkSession,
  ensureAdkActor,
  findAdkActor,
  listAdkSessions,
  patchState,
  readAdkSession,
} from '#lib/usecases/index.ts';
import { type AdkContext, type AdkRoute, defineRoute } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import { FreeForm } from '../schemas/content.ts';
import type { GivenEvent } from '../schemas/event.ts';
import { CreateSessionBody, PatchSessionBody, PlotlineQuery, WireSession } from '../schemas/session.ts';
import { toStoredEvents } from '../wire/to-stored-events.ts';
import { toWireSession } from '../wire/to-wire-session.ts';
import { type Address, addressOf } from './address.ts';

const sessions = '/apps/{app_name}/users/{user_id}/sessions';
const session = `${sessions}/{session_id}`;
const closed = { 403: 'The user of a browser does not let the API in' } as const;
const missing = { ...closed, 404: 'There is no such session' } as const;
const taken = { ...closed, 409: 'There is a session with this id already' } as const;

/** Room for the events that a session may begin with. */
const createLimit = 8_000_000;

export const sessionRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      method: 'GET',
      path: session,
      summary: 'A session with its state and events',
      query: PlotlineQuery,
      answer: WireSession,
      errors: missing,
    },
    async ({ params, query }, { services }) => {
      const { user, ...address } = addressOf(params);
      const actor = await findAdkActor(user, services);
      return toWireSession(await readAdkSession(actor, address, services), user, query);
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: sessions,
      summary: 'The sessions of a user, without their events, the least recently updated first',
      answer: z.array(WireSession),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, app } = addressOf(params);
      const listed = await listAdkSessions(await findAdkActor(user, services), { app }, services);
      return listed.map(({ adkId, state, lastUpdateTime }) => ({
        ...{ id: adkId, appName: app, userId: user },
        ...{ state, events: [], lastUpdateTime },
      }));
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: session,
      summary: 'Makes a session with this id; the body is its state',
      body: FreeForm.nullish(),
      answer: WireSession,
      errors: taken,
    },
    async ({ params, body }, context) => {
      const address = addressOf(params);
      return create(address, { adkId: address.adkId, state: body ?? {}, events: [] }, context);
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: sessions,
      summary: 'Makes a session, with an id, a state and events where they are given',
      body: CreateSessionBody,
      answer: WireSession,
      errors: { 400: 'What a session can not begin with', ...taken },
      bodyLimit: createLimit,
    },
    async ({ params, body }, context) => {
      const { sessionId, state = {}, events = [], options } = body ?? {};
      if (options) throw new WireError(400, unsupportedOptions);
      return create(addressOf(params), { adkId: sessionId?.trim() || null, state, events }, context);
    },
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: session,
      summary: 'Removes a session, if it is there',
      answer: z.null(),
      errors: closed,
    },
    async ({ params }, { services }) => {
      const { user, ...address } = addressOf(params);
      return deleteAdkSession(await findAdkActor(user, services), address, services);
    },
  ),
  defineRoute(
    {
      method: 'PATCH',
      path: session,
      summary: 'Merges a delta into the state of a session',
      body: PatchSessionBody,
      answer: WireSession,
      errors: missing,
    },
    async ({ params, body }, { services }) => {
      const { user, ...address } = addressOf(params);
      const actor = await findAdkActor(user, services);
      const patched = await patchState(actor, { ...address, delta: body.stateDelta }, services);
      return toWireSession(patched, user);
    },
  ),
];

const unsupportedOptions = 'Session options are not supported by the configured session service.';

type Beginning = { adkId: string | null; state: Record<string, unknown>; events: readonly GivenEvent[] };

async function create(
  { app, user }: Address,
  { adkId, state, events }: Beginning,
  { services }: AdkContext,
): Promise<Record<string, unknown>> {
  const stored = toStoredEvents(events, services.clock.now());
  const actor = await ensureAdkActor(user, services);
  const made = await createAdkSession(actor, { app, adkId, state, events: stored }, services);
  return toWireSession(made, user, { order: 'given' });
}
