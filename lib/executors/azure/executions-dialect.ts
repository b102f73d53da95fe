import { setTimeout as sleep } from 'node:timers/promises';
import type { AzureClient } from './azure-client.ts';
import { type AzureDialect, type AzureFiles, addressOf, toServiceSeconds } from './azure-dialect.ts';
import { createIdentifier } from './create-identifier.ts';
import { parseAnswer } from './parse-answer.ts';

const pollMs = 500;
export const endVersion = '2025-10-02-preview';
/** The service keeps 4096 characters of each stream unless told; before 2025-10 it can't be. */
const outputCharacters = 200_000;

/** `POST executions`, `files`, `session`: the versions from 2024-10-02-preview on. */
export function executionsDialect(
  client: AzureClient,
  { endpoint, apiVersion }: { endpoint: string; apiVersion: string },
): AzureDialect {
  const address = (path: string, identifier: string, more: Record<string, string> = {}) =>
    addressOf(endpoint, path, { 'api-version': apiVersion, identifier, ...more });
  return {
    keepsState: true,
    folder: '/mnt/data',
    begin: async () => createIdentifier(),
    async execute(session, code, { timeoutMs, signal }) {
      const body = {
        codeInputType: 'Inline',
        executionType: 'Synchronous',
        code,
        timeoutInSeconds: toServiceSeconds(timeoutMs),
        ...(apiVersion >= '2025-10' && { outputStreamsMaxLength: outputCharacters }),
      };
      const url = address('executions', session);
      let answer = parseAnswer(await (await client.send({ method: 'POST', url, body, signal })).json());
      while (answer.status === 'running' && answer.id) {
        await sleep(pollMs, undefined, { signal });
        const again = address(`executions/${encodeURIComponent(answer.id)}`, session);
        answer = parseAnswer(await (await client.send({ method: 'GET', url: again, signal })).json());
      }
      return answer;
    },
    async end(session, signal) {
      await client.send({
        method: 'DELETE',
        // Before 2025 a session could not be ended; this version ends those of all.
        url: address('session', session, apiVersion < '2025' ? { 'api-version': endVersion } : {}),
        isFile: true,
        isOnce: true,
        signal,
      });
    },
    files: filesOf(client, address),
  };
}

type Address = (path: string, identifier: string, more?: Record<string, string>) => URL;

function filesOf(client: AzureClient, address: Address): AzureFiles {
  return {
    hasFolders: true,
    async upload(session, { name, body }, signal) {
      const { folder, base } = splitName(name);
      const form = new FormData();
      form.set('file', body, base);
      const response = await client.send({
        method: 'POST',
        url: address('files', session, folder),
        body: form,
        signal,
      });
      await response.body?.cancel();
    },
    async download(session, name, signal) {
      const { folder, base } = splitName(name);
      const url = address(`files/${encodeURIComponent(base)}/content`, session, folder);
      const response = await client.send({ method: 'GET', url, isFile: true, signal });
      if (response.ok) return response.bytes();
      await response.body?.cancel();
      return null;
    },
  };
}

function splitName(name: string): { folder: Record<string, string>; base: string } {
  const at = name.lastIndexOf('/');
  return at < 0
    ? { folder: {}, base: name }
    : { folder: { path: name.slice(0, at) }, base: name.slice(at + 1) };
}
