import type { SessionId } from '#lib/base/index.ts';
import type { Actor, App } from '#lib/usecases/index.ts';
import type { AdkContext } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import type { RunBody } from './run-body.ts';

export type RunAddress = { appName: string; userId: string; sessionId: string };
export type RunSession = { actor: Actor; sessionId: SessionId };

/** The session that a client names, or null. */
export async function findRunSession(
  { appName, userId, sessionId }: RunAddress,
  { services }: AdkContext,
): Promise<RunSession | null> {
  const user = await services.stores.users.findOnWire(userId);
  if (!user || (user.isBrowser && !user.apiAccess)) return null;
  const session = await services.stores.sessions.findByAdkId(appName, user.id, sessionId);
  return session && { actor: { userId: user.id }, sessionId: session.id };
}

/** The session that a run is for, made where the server is set to; else answers 404. */
export async function openRunSession(
  app: App,
  { userId, sessionId }: RunBody,
  context: AdkContext,
): Promise<RunSession> {
  const found = await findRunSession({ appName: app.name, userId, sessionId }, context);
  if (found) return found;
  const isOlder = app.replies === 'final';
  throw new WireError(404, isOlder ? 'Session not found' : `Session not found: ${sessionId}`);
}
