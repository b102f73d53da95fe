import { z } from 'zod';
import { cancelTurns } from '#lib/usecases/index.ts';
import { type AdkCall, type AdkContext, type AdkRoute, defineRoute } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';
import { addressOf } from '../routes/address.ts';
import { WireEvent } from '../schemas/event.ts';
import { PlotlineQuery } from '../schemas/session.ts';
import { collectEvents } from './collect-events.ts';
import { eventFrames } from './event-frames.ts';
import { findRunSession } from './open-run-session.ts';
import { RunBody, runBodyLimit } from './run-body.ts';
import { sseResponse } from './sse-response.ts';
import { startRun } from './start-run.ts';

const errors = {
  400: 'No app is named, and there is no default one',
  403: 'The user of a browser does not let the API in',
  404: 'There is no such app, session or dataset',
  409: 'The invocation that is to go on is not over',
  413: 'The body or a file in it is too large',
  422: 'The body is not valid',
  429: 'Too many questions wait in this session, or were put to a model in an hour',
  500: 'The answer failed; the session’s last event says why',
  503: 'The analyst that the session’s state chooses is not available',
  507: 'There is no room for a file in the message',
} as const;

/** Of an app that replies finally, with what older clients look for. */
const RunEvent = WireEvent.extend({ type: z.literal('agent_output').optional() });

/** One event of the stream; `data` is JSON: an event, or the error that ended the run. */
const Frame = z.looseObject({ data: z.string() });

const run = { method: 'POST', body: RunBody, query: PlotlineQuery, bodyLimit: runBodyLimit, errors } as const;

export const runRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      ...run,
      path: '/run',
      summary: 'Asks, and answers all events of the answer',
      answer: z.array(RunEvent),
    },
    runWhole,
  ),
  defineRoute(
    {
      ...run,
      path: '/run_sse',
      summary: 'Asks, and streams the events of the answer as server-sent events',
      answer: Frame,
      answerType: 'text/event-stream',
    },
    runStreamed,
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/apps/{app_name}/users/{user_id}/sessions/{session_id}:cancel',
      summary: 'Ends what runs or waits in a session',
      answer: z.object({ status: z.literal('cancelled'), session_id: z.string() }),
      errors: { 403: errors[403], 404: 'Nothing runs in the session' },
    },
    async ({ params }, context) => {
      const address = addressOf(params);
      const found = await findRunSession(address, context);
      const ended = found ? await cancelTurns(found.actor, found, context.services) : 0;
      if (ended === 0) throw new WireError(404, `No active run found for session '${address.adkId}'`);
      return { status: 'cancelled', session_id: address.adkId };
    },
  ),
];

type RunCall = AdkCall<z.infer<typeof PlotlineQuery>, RunBody>;

async function runWhole({ body, query, request }: RunCall, context: AdkContext): Promise<unknown> {
  const { signal } = request;
  const caller = context.settings.callerOf(request);
  const started = await startRun({ body, plotline: query.plotline, signal, caller }, context);
  const { events, hasFailed, error } = await collectEvents(started);
  // Nobody reads this any more; the status is the one that google-adk logs.
  if (request.signal.aborted) return new Response(null, { status: 499 });
  if (!hasFailed) return events;
  // What somebody did to the session is no fault of the server's.
  if (error?.code === 'dataset_not_found') throw new WireError(404, error.message);
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return new Response('Internal Server Error', { status: 500, headers });
}

async function runStreamed({ body, query, request }: RunCall, context: AdkContext): Promise<Response> {
  const caller = context.settings.callerOf(request);
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const started = await startRun({ body, plotline: query.plotline, signal, caller }, context);
  return sseResponse(eventFrames(started), () => leaving.abort());
}
