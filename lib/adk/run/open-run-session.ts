import type { SessionId } from '#lib/base/index.ts';
import { type Actor, type App, createAdkSession, ensureAdkActor, findAdkActor } from '#lib/usecases/index.ts';
import type { AdkContext } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import type { Address } from '../routes/address.ts';
import type { RunBody } from './run-body.ts';

export type RunSession = { actor: Actor; sessionId: SessionId };

/** The session that a client names, or null. */
export async function findRunSession(
  { app, user, adkId }: Pick<Address, 'app' | 'user' | 'adkId'>,
  { services }: AdkContext,
): Promise<RunSession | null> {
  const actor = await findAdkActor(user, services);
  const session = actor && (await services.stores.sessions.findByAdkId(app, actor.userId, adkId));
  return session && { actor, sessionId: session.id };
}

/** The session that a run is for, made where the server is set to make it; else answers 404. */
export async function openRunSession(
  app: App,
  { userId, sessionId }: RunBody,
  context: AdkContext,
): Promise<RunSession> {
  const { services, settings } = context;
  const address = { app: app.name, user: userId, adkId: sessionId };
  const found = await findRunSession(address, context);
  if (found) return found;
  if (!settings.autoCreateSessions || sessionId.trim() === '') throw notFound(app, sessionId);
  const actor = await ensureAdkActor(userId, services);
  const made = { app: app.name, adkId: sessionId, state: {}, events: [] };
  const { session } = await createAdkSession(actor, made, services);
  return { actor, sessionId: session.id };
}

/** Clients from before ADK's newer words know these alone. */
function notFound({ replies }: App, sessionId: string): WireError {
  return new WireError(404, replies === 'final' ? 'Session not found' : `Session not found: ${sessionId}`);
}
