/**
 * A signal that aborts with `outer`, or when nothing touched it for `timeoutMs`. The SDK's own time-out covers
 * a whole stream, so a long good answer would end in it.
 */
export function idleSignal(outer: AbortSignal, timeoutMs: number) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), timeoutMs);
  return {
    signal: AbortSignal.any([outer, silence.signal]),
    isIdle: () => silence.signal.aborted,
    touch() {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), timeoutMs);
    },
    /** Ends the request too: leaving the SDK's iterator alone keeps its connection open. */
    close() {
      clearTimeout(timer);
      silence.abort();
    },
  };
}
