import type { IncomingMessage } from 'node:http';

/**
 * Calls `onRest` once when no byte of a request's body came for `restMs`, though somebody waits for it. A body that
 * comes slowly may take as long as it does, and one that we are slow to read is not at rest.
 */
export function watchBody(request: IncomingMessage, restMs: number, onRest: () => void): void {
  if (!hasBody(request)) return;
  const { socket } = request;
  let last = { bytes: socket.bytesRead, at: performance.now() };
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    const now = performance.now();
    if (socket.bytesRead !== last.bytes || request.readableLength > 0) {
      last = { bytes: socket.bytesRead, at: now };
      return;
    }
    if (now - last.at < restMs) return;
    clearInterval(timer);
    onRest();
  }, restMs / 4).unref();
  // Or each request and its answer would be held until the timer comes round.
  request.once('close', () => clearInterval(timer));
}

/** Whether one is announced (RFC 9112, 6). */
function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
