import type { StreamFrame } from '#lib/contracts/index.ts';
import { createStreamParser } from './parse-event-stream.ts';
import { readFrame } from './read-frame.ts';

/** `full`: the server follows no more pages of this user at once. */
export type Connection = 'connecting' | 'open' | 'lost' | 'full' | 'gone';

export type FollowOptions = {
  sessionId: string;
  /** Sequence of the last stored event that the page has. */
  after: number;
  onFrame: (frame: StreamFrame) => void;
  onConnection: (connection: Connection) => void;
  signal: AbortSignal;
};

const fullWaitMs = 10_000;

/**
 * Follows a session's events until the signal aborts: after a broken connection it comes back, waiting longer each
 * time (at most 10 s; at once when the browser is online again), and resumes after the last stored event; the same
 * where the server follows no more pages of this user. Ends with `gone` where the session is not there any more.
 */
export async function followSession(options: FollowOptions): Promise<void> {
  const position = { after: options.after };
  let failures = 0;
  options.onConnection('connecting');
  while (!options.signal.aborted) {
    const outcome = await readOnce(options, position).catch(() => 'lost' as const);
    if (options.signal.aborted) return;
    options.onConnection(outcome === 'ended' ? 'lost' : outcome);
    if (outcome === 'gone') return;
    failures = outcome === 'ended' ? 1 : failures + 1;
    const waitMs = outcome === 'full' ? fullWaitMs : Math.min(10_000, 250 * 2 ** failures);
    await wait(waitMs, options.signal);
  }
}

async function readOnce(
  options: FollowOptions,
  position: { after: number },
): Promise<'gone' | 'full' | 'ended'> {
  const response = await fetch(`/api/sessions/${options.sessionId}/events`, {
    headers: { accept: 'text/event-stream', 'last-event-id': String(position.after) },
    signal: options.signal,
    cache: 'no-store',
  });
  if (response.status === 404 || response.status === 401) return 'gone';
  if (response.status === 429) return 'full';
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  options.onConnection('open');
  const parse = createStreamParser();
  for await (const piece of pieces(response.body)) {
    for (const message of parse(piece)) {
      const frame = await readFrame(message);
      if (!frame) continue;
      if (frame.type === 'event') position.after = frame.sequence;
      options.onFrame(frame);
    }
  }
  return 'ended';
}

async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    window.addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
}
