/** JSON objects as server-sent events, with nothing between them: clients of ADK expect no comments. */
export function sseResponse(objects: AsyncIterable<unknown>, onCancel: () => void): Response {
  const encoder = new TextEncoder();
  const iterator = objects[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
    },
    cancel: onCancel,
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
