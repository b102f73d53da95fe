import { createAdk } from '#lib/adk/index.ts';
import type { Server } from '../server.ts';

export type AdkAnswer = { status: number; type: string; text: string; json: unknown };

/** Speaks ADK's wire with a server, without a socket. */
export type AdkClient = {
  answer(request: Request): Promise<Response>;
  send(method: string, path: string, init?: AdkInit): Promise<Response>;
  call(method: string, path: string, init?: AdkInit): Promise<AdkAnswer>;
};

export type AdkInit = { body?: unknown; signal?: AbortSignal };

export function adkClient(
  { services }: Pick<Server, 'services'>,
  settings: { defaultApp?: string; autoCreateSessions?: boolean } = {},
): AdkClient {
  const answer = createAdk({
    services,
    settings: { defaultApp: null, autoCreateSessions: false, callerOf: () => '127.0.0.1', ...settings },
  });
  const send: AdkClient['send'] = (method, path, { body, signal } = {}) =>
    answer(
      new Request(`http://127.0.0.1:3000${path}`, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
        ...(signal && { signal }),
      }),
    );
  return {
    answer,
    send,
    async call(method, path, init) {
      const response = await send(method, path, init);
      const text = await response.text();
      const type = response.headers.get('content-type') ?? '';
      return {
        status: response.status,
        type,
        text,
        json: type === 'application/json' ? JSON.parse(text) : null,
      };
    },
  };
}

/** The frames of a stream that has ended: each `data: {json}`, nothing else. */
export function parseAdkFrames(text: string): Record<string, unknown>[] {
  const blocks = text.split('\n\n');
  if (blocks.pop() !== '') throw new Error(`The stream ends in the middle of a frame: ${text}`);
  return blocks.map((block) => {
    if (!block.startsWith('data: ')) throw new Error(`Not a frame: ${block}`);
    return JSON.parse(block.slice('data: '.length));
  });
}

/** Makes what differs from run to run comparable: uuids by their order, times of today as 0. */
export function maskAdk<T>(value: T): T {
  const seen = new Map<string, string>();
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const masked = JSON.stringify(value)
    .replaceAll(uuid, (id) => {
      if (!seen.has(id)) seen.set(id, `#${seen.size + 1}`);
      return seen.get(id) ?? id;
    })
    .replaceAll(/"(timestamp|lastUpdateTime|createTime)":1\d{9}(\.\d+)?/g, '"$1":0')
    .replaceAll(/"durationMs":[\d.]+/g, '"durationMs":0');
  return JSON.parse(masked);
}
