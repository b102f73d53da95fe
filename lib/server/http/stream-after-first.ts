/** How long a reader may rest between two pieces, with what the pieces hold up to others. */
const longestRestMs = 120_000;

/**
 * A body of these pieces, once the first is there: what fails before it can still be answered as an error. A
 * reader that rests too long is left, so that a download that stands still holds no query's place.
 */
export async function streamAfterFirst(
  pieces: AsyncIterable<Uint8Array>,
  { restMs = longestRestMs }: { restMs?: number } = {},
): Promise<ReadableStream<Uint8Array>> {
  const iterator = pieces[Symbol.asyncIterator]();
  let next = await iterator.next();
  let rest: NodeJS.Timeout | undefined;
  const leave = async (controller: ReadableStreamDefaultController) => {
    controller.error(new Error('Nobody read on'));
    await iterator.return?.();
  };
  const awaitReader = (controller: ReadableStreamDefaultController) => {
    rest = setTimeout(() => void leave(controller), restMs).unref();
  };
  return new ReadableStream<Uint8Array>({
    start: awaitReader,
    async pull(controller) {
      clearTimeout(rest);
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      next = await iterator.next();
      awaitReader(controller);
    },
    async cancel() {
      clearTimeout(rest);
      await iterator.return?.();
    },
  });
}
