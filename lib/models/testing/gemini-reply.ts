import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { WirePart } from './gemini-request.ts';

/**
 * What the server does with one request. `parts` are streamed one chunk each; the others are the ways in which
 * a call to a model goes wrong.
 */
export type GeminiReply =
  | { kind: 'parts'; parts: WirePart[]; finishReason?: string; pauseMs?: number }
  | { kind: 'http_error'; status: number; body: string; contentType?: string }
  | { kind: 'error_event'; parts: WirePart[]; error: Record<string, unknown> }
  | { kind: 'blocked'; blockReason: string }
  /** Ends well, but without a finishReason. */
  | { kind: 'no_finish'; parts: WirePart[] }
  /** Breaks the connection after the parts. */
  | { kind: 'dropped'; parts: WirePart[] }
  /** Ends in the middle of a JSON document. */
  | { kind: 'cut_json'; parts: WirePart[] }
  /** Says nothing more after the parts, until the client goes away. */
  | { kind: 'silent'; parts: WirePart[] };

/** Writes the reply. The parts have their signatures already. */
export async function writeReply(response: ServerResponse, reply: GeminiReply): Promise<void> {
  if (reply.kind === 'http_error') {
    response.writeHead(reply.status, { 'Content-Type': reply.contentType ?? 'application/json' });
    response.end(reply.body);
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.flushHeaders();
  if (reply.kind === 'blocked') {
    send(response, { promptFeedback: { blockReason: reply.blockReason } });
    response.end();
    return;
  }
  for (const part of reply.parts) {
    send(response, candidate([part]));
    await wait(reply.kind === 'parts' ? (reply.pauseMs ?? 0) : 0);
  }
  endStream(response, reply);
}

function endStream(
  response: ServerResponse,
  reply: Exclude<GeminiReply, { kind: 'http_error' | 'blocked' }>,
) {
  switch (reply.kind) {
    case 'parts':
      send(response, {
        ...candidate([], reply.finishReason ?? 'STOP'),
        usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, thoughtsTokenCount: 5 },
      });
      return response.end();
    case 'error_event':
      send(response, { error: reply.error });
      return response.end();
    case 'no_finish':
      return response.end();
    case 'dropped':
      return response.socket?.resetAndDestroy();
    case 'cut_json':
      return response.end('data: {"candidates": [{"content": {"parts": [{"te');
    case 'silent':
      return;
  }
}

function candidate(parts: readonly WirePart[], finishReason?: string) {
  const content = parts.length > 0 ? { content: { role: 'model', parts } } : {};
  return { candidates: [{ ...content, ...(finishReason && { finishReason }), index: 0 }] };
}

function send(response: ServerResponse, body: unknown): void {
  response.write(`data: ${JSON.stringify(body)}\r\n\r\n`);
}
