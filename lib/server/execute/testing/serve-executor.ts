import type { ScriptedExecutor } from '#lib/executors/index.ts';
import { createApi } from '../../api.ts';
import { peerHeaders } from '../../http/peer.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

export type Sent = { method?: string; path?: string; body?: unknown; headers?: Record<string, string> };

export type ExecutorServer = {
  started: TestServer;
  /** Status, and the JSON of the answer or its text. */
  send(sent: Sent): Promise<[number, unknown]>;
};

/** A server whose code runs in this executor; without one, in what the environment says. */
export async function serveExecutor(
  executor: ScriptedExecutor | null | undefined,
  environment: Record<string, string> = {},
): Promise<ExecutorServer> {
  const services = executor === undefined ? {} : { executor: async () => executor };
  const started = await startTestServer({ environment, services });
  const api = createApi(started.server);
  return {
    started,
    async send({ method = 'POST', path = '/api/v2/execute', body, headers = {} }) {
      const response = await api(
        new Request(`http://127.0.0.1:3000${path}`, {
          method,
          headers: {
            host: '127.0.0.1:3000',
            [peerHeaders.address]: '127.0.0.1',
            [peerHeaders.host]: '127.0.0.1:3000',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      return [response.status, isJson ? JSON.parse(text) : text];
    },
  };
}
