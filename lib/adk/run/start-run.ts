import type { Clock } from '#lib/base/index.ts';
import type { Content, StreamFrame } from '#lib/contracts/index.ts';
import { type App, type ClientTurn, clientMetadata, followTurn, startTurn } from '#lib/usecases/index.ts';
import type { AdkContext } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import { requireApp } from './app-routes.ts';
import { openRunSession } from './open-run-session.ts';
import type { RunBody } from './run-body.ts';

/** A turn that a client of the API started, and what it does. */
export type Run = {
  app: App;
  body: RunBody;
  turnId: string;
  /** Ends with how the turn ended, or with the signal. */
  frames: AsyncIterable<StreamFrame>;
  /** The client's own, for events that are not stored. */
  customMetadata: Record<string, unknown> | undefined;
  /** Whether the client wants to see what Plotline knows of an answer. */
  plotline: boolean;
  clock: Clock;
};

export type RunInput = { body: RunBody; plotline: boolean; signal: AbortSignal; caller: string };

/** Starts the turn, once app and session are known to be there (404 else); follows it until it is over. */
export async function startRun(input: RunInput, context: AdkContext): Promise<Run> {
  const { body, plotline, signal } = input;
  const { services, settings } = context;
  const appName = body.appName ?? settings.defaultApp;
  if (appName === null) throw new WireError(400, 'app_name is required when ADK_DEFAULT_APP_NAME is not set');
  const app = requireApp(appName);
  const { actor, sessionId } = await openRunSession(app, body, context);
  const { turnId, after } = await startTurn(actor, { sessionId, client: toClientTurn(input) }, services);
  const frames = await followTurn(actor, { sessionId, turnId, after, signal }, services);
  const customMetadata = clientMetadata(body.customMetadata);
  return { app, body, turnId, frames, customMetadata, plotline, clock: services.clock };
}

function toClientTurn({ body, caller }: RunInput): ClientTurn {
  return {
    message: body.newMessage ? toContent(body.newMessage) : null,
    stateDelta: body.stateDelta ?? {},
    customMetadata: body.customMetadata ?? null,
    invocationId: body.invocationId ?? null,
    caller,
  };
}

/** Whatever role a client gives, its message is the user's. */
function toContent({ parts = [] }: NonNullable<RunBody['newMessage']>): Content {
  return { parts, role: 'user' };
}
