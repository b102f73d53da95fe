import { Event, PartialFrame, ProgressFrame, type StreamFrame, TurnFrame } from '#lib/contracts/index.ts';
import type { TestBrowser } from './test-browser.ts';

export type FrameReader = {
  /** Reads on until a frame passes the test; returns all that were read, that one last. */
  until(test: (frame: StreamFrame) => boolean): Promise<StreamFrame[]>;
  leave(): void;
};

/** Follows a session's events as the page does. */
export async function readFrames(
  browser: TestBrowser,
  sessionId: string,
  options: { after?: number } = {},
): Promise<FrameReader> {
  const leaving = new AbortController();
  const response = await browser.send('GET', `/api/sessions/${sessionId}/events`, {
    signal: leaving.signal,
    ...(options.after !== undefined && { headers: { 'last-event-id': String(options.after) } }),
  });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  const frames = parseFrames(response.body);
  return {
    async until(test) {
      const read: StreamFrame[] = [];
      for (;;) {
        const { value, done } = await frames.next();
        if (done) throw new Error(`The stream ended after ${JSON.stringify(read)}`);
        read.push(value);
        if (test(value)) return read;
      }
    },
    leave: () => leaving.abort(),
  };
}

async function* parseFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamFrame> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (!block.startsWith(':')) yield parseFrame(block);
  }
}

function parseFrame(block: string): StreamFrame {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  const data: unknown = JSON.parse(fields.get('data') ?? 'null');
  switch (fields.get('event')) {
    case 'event':
      return { type: 'event', sequence: Number(fields.get('id')), data: Event.parse(data) };
    case 'partial':
      return { type: 'partial', data: PartialFrame.parse(data) };
    case 'turn':
      return { type: 'turn', data: TurnFrame.parse(data) };
    default:
      return { type: 'progress', data: ProgressFrame.parse(data) };
  }
}
