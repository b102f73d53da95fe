import { z } from 'zod';
import { EventPage, EventPageRequest, type StreamFrame } from '#lib/contracts/index.ts';
import { followEvents, readEventPage } from '#lib/usecases/index.ts';
import { eventStreamResponse } from '../http/event-stream.ts';
import { rawRoute, route } from '../http/route.ts';
import { InSession } from './addresses.ts';

const Sequence = z.coerce.number().int().min(0).catch(0);

export const eventRoutes = [
  route(
    {
      method: 'GET',
      path: '/api/sessions/:sessionId/history',
      params: InSession,
      query: EventPageRequest,
      answer: EventPage,
    },
    readEventPage,
  ),
  rawRoute(
    { method: 'GET', path: '/api/sessions/:sessionId/events' },
    async (actor, { request, params }, { services, closing, streams }) => {
      const stream = streams.open(actor.userId);
      const after = readAfter(request);
      const signal = AbortSignal.any([request.signal, closing, stream.signal]);
      const input = { sessionId: params.sessionId ?? '', signal, ...(after > 0 && { after }) };
      try {
        const frames = await followEvents(actor, input, services);
        signal.addEventListener('abort', stream.close, { once: true });
        return eventStreamResponse(closeAfter(frames, stream.close), stream.close);
      } catch (error) {
        stream.close();
        throw error;
      }
    },
  ),
];

async function* closeAfter(
  frames: AsyncIterable<StreamFrame>,
  close: () => void,
): AsyncGenerator<StreamFrame> {
  try {
    yield* frames;
  } finally {
    close();
  }
}

/** `Last-Event-ID` is what a browser sends when it comes back, so it counts for more than the address. */
function readAfter(request: Request): number {
  const asked = new URL(request.url).searchParams.get('after');
  return Sequence.parse(request.headers.get('last-event-id') ?? asked ?? 0);
}
