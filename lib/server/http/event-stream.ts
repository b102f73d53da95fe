import type { StreamFrame } from '#lib/contracts/index.ts';

const heartbeatMs = 15_000;

/** Frames as server-sent events; comments keep the connection open while nothing happens. */
export function eventStreamResponse(frames: AsyncIterable<StreamFrame>, onCancel: () => void): Response {
  const encoder = new TextEncoder();
  const iterator = frames[Symbol.asyncIterator]();
  let heartbeat: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': open\n\n'));
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), heartbeatMs);
      heartbeat.unref();
    },
    async pull(controller) {
      const next = await iterator.next().catch((error) => {
        clearInterval(heartbeat);
        throw error;
      });
      if (!next.done) return controller.enqueue(encoder.encode(formatFrame(next.value)));
      clearInterval(heartbeat);
      controller.close();
    },
    cancel() {
      clearInterval(heartbeat);
      onCancel();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** JSON has no line breaks, so one `data:` line holds it. */
export function formatFrame(frame: StreamFrame): string {
  const id = frame.type === 'event' ? `id: ${frame.sequence}\n` : '';
  return `event: ${frame.type}\n${id}data: ${JSON.stringify(frame.data)}\n\n`;
}
