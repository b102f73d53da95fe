/** A body of these pieces, once the first is there: what fails before it can still be answered as an error. */
export async function streamAfterFirst(
  pieces: AsyncIterable<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const iterator = pieces[Symbol.asyncIterator]();
  let next = await iterator.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      next = await iterator.next();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
