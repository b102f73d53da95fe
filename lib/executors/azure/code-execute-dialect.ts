import type { AzureClient } from './azure-client.ts';
import { type AzureDialect, addressOf, toServiceSeconds } from './azure-dialect.ts';
import { createIdentifier } from './create-identifier.ts';
import { endVersion } from './executions-dialect.ts';
import { parseAnswer } from './parse-answer.ts';

/** `POST code/execute`, `files/upload`, `files/content/{name}`: the versions up to 2024-08-02-preview. */
export function codeExecuteDialect(
  client: AzureClient,
  { endpoint, apiVersion }: { endpoint: string; apiVersion: string },
): AzureDialect {
  const address = (path: string, identifier: string, version = apiVersion) =>
    addressOf(endpoint, path, { 'api-version': version, identifier });
  return {
    keepsState: true,
    folder: '/mnt/data',
    begin: async () => createIdentifier(),
    async execute(session, code, { timeoutMs, signal }) {
      const timeoutInSeconds = toServiceSeconds(timeoutMs);
      const properties = { codeInputType: 'inline', executionType: 'synchronous', code, timeoutInSeconds };
      const url = address('code/execute', session);
      const response = await client.send({ method: 'POST', url, body: { properties }, signal });
      return parseAnswer(await response.json());
    },
    // The versions of this dialect have no way to end a session.
    async end(session, signal) {
      const url = address('session', session, endVersion);
      await client.send({ method: 'DELETE', url, isFile: true, isOnce: true, signal });
    },
    files: {
      hasFolders: false,
      async upload(session, { name, body }, signal) {
        const form = new FormData();
        form.set('file', body, name);
        const url = address('files/upload', session);
        const response = await client.send({ method: 'POST', url, body: form, signal });
        await response.body?.cancel();
      },
      async download(session, name, signal) {
        const url = address(`files/content/${encodeURIComponent(name)}`, session);
        const response = await client.send({ method: 'GET', url, isFile: true, signal });
        if (response.ok) return response.bytes();
        await response.body?.cancel();
        return null;
      },
    },
  };
}
