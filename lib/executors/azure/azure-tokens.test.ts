import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '#lib/base/index.ts';
import { startAzureServer } from '../testing/azure-server.ts';
import { testPython } from '../testing/remote-interpreter.ts';
import { createAzureTokens } from './azure-tokens.ts';
import { createAzureExecutor } from './create-azure-executor.ts';
import { type AccessToken, type CredentialSource, credentialSources } from './credential-sources.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const hour = 3_600_000;
const source = (name: string, ask: () => Promise<AccessToken>): CredentialSource => ({
  name,
  isSet: () => true,
  ask,
});
/** Gives token-1, token-2 …, each good for so long. */
function counting(milliseconds: number): CredentialSource {
  let count = 0;
  return source('counting', async () => ({
    token: `token-${++count}`,
    expiresAt: Date.now() + milliseconds,
  }));
}

test('a token that was given is taken as it is', async () => {
  expect(await createAzureTokens('given', {}, [counting(hour)]).get()).toBe('given');
});

test('a token is kept, and asked for again before it ends or where it was refused', async () => {
  const lasting = createAzureTokens(null, {}, [counting(hour)]);
  expect([await lasting.get(), await lasting.get()]).toEqual(['token-1', 'token-1']);
  expect([await lasting.get('token-1'), await lasting.get('token-1')]).toEqual(['token-2', 'token-2']);
  const ending = createAzureTokens(null, {}, [counting(4 * 60_000)]);
  expect([await ending.get(), await ending.get()]).toEqual(['token-1', 'token-2']);
});

test('the first source that works is asked, and a failure is not kept', async () => {
  let isUp = false;
  const shaky = source('shaky', async () => {
    if (!isUp) throw new Error('down');
    return { token: 'shaky', expiresAt: Date.now() + hour };
  });
  const tokens = createAzureTokens(null, {}, [{ ...counting(hour), isSet: () => false }, shaky]);
  await expect(tokens.get()).rejects.toThrow('No credentials for Azure were found. Set AZURE_SESSION_TOKEN');
  isUp = true;
  expect(await tokens.get()).toBe('shaky');
});

/** Keeps what it is asked, and answers as told, at last always the same. */
async function serveTokens(...answers: Record<string, unknown>[]) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const { metadata, 'x-identity-header': identity } = request.headers;
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()));
    asked.push({ at: `${request.method} ${request.url}`, ...form, ...(metadata && { metadata }), identity });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { host: `http://127.0.0.1:${port}`, asked };
}

const chain = (name: string) => credentialSources.filter((one) => one.name.startsWith(name));
const identity = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_ID: 'client' };
const grant = {
  at: 'POST /tenant/oauth2/v2.0/token',
  grant_type: 'client_credentials',
  client_id: 'client',
  scope: 'https://dynamicsessions.io/.default',
};

test('a client secret and a workload identity are exchanged at Entra', async () => {
  const { host, asked } = await serveTokens({ access_token: 'entra', expires_in: 3600 });
  const folder = await mkdtemp(join(tmpdir(), 'plotline-test-'));
  closing.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'token');
  await writeFile(file, 'federated\n');
  const given = { ...identity, AZURE_AUTHORITY_HOST: host };
  const secret = createAzureTokens(null, { ...given, AZURE_CLIENT_SECRET: 'hush' }, chain('client'));
  const workload = createAzureTokens(null, { ...given, AZURE_FEDERATED_TOKEN_FILE: file }, chain('workload'));
  expect([await secret.get(), await workload.get()]).toEqual(['entra', 'entra']);
  expect(asked).toEqual([
    { ...grant, client_secret: 'hush' },
    {
      ...grant,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'federated',
    },
  ]);
});

test('a managed identity is asked for at the app’s address or the machine’s', async () => {
  const expires = Math.round(Date.now() / 1000) + 3600;
  const { host, asked } = await serveTokens({ access_token: 'managed', expires_on: String(expires) });
  const app = { IDENTITY_ENDPOINT: `${host}/msi/token`, IDENTITY_HEADER: 'header' };
  const machine = { AZURE_POD_IDENTITY_AUTHORITY_HOST: host, AZURE_CLIENT_ID: 'client' };
  expect(await createAzureTokens(null, app, chain('managed identity of the app')).get()).toBe('managed');
  expect(await createAzureTokens(null, machine, chain('managed identity of the machine')).get()).toBe(
    'managed',
  );
  const resource = 'resource=https%3A%2F%2Fdynamicsessions.io';
  expect(asked).toEqual([
    { at: `GET /msi/token?api-version=2019-08-01&${resource}`, identity: 'header' },
    {
      at: `GET /metadata/identity/oauth2/token?api-version=2018-02-01&${resource}&client_id=client`,
      metadata: 'true',
    },
  ]);
});

test('no secret goes where an answer sends it', async () => {
  const other = await serveTokens({ access_token: 'other', expires_in: 3600, expires_on: 9_999_999_999 });
  const server = createServer((_request, response) => {
    response.writeHead(307, { location: `${other.host}/tenant/oauth2/v2.0/token` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const host = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const secret = { ...identity, AZURE_CLIENT_SECRET: 'hush', AZURE_AUTHORITY_HOST: host };
  const app = { IDENTITY_ENDPOINT: `${host}/msi/token`, IDENTITY_HEADER: 'header' };
  const refused = 'No credentials for Azure were found.';
  await expect(createAzureTokens(null, secret, chain('client')).get()).rejects.toThrow(refused);
  await expect(createAzureTokens(null, app, chain('managed identity of the app')).get()).rejects.toThrow(
    refused,
  );
  expect(other.asked).toEqual([]);
});

test.skipIf(testPython() === null)('a refused token is renewed once (needs python3)', async () => {
  const answers = ['stale', 'token-of-the-test'].map((token) => ({ access_token: token, expires_in: 3600 }));
  const { host } = await serveTokens(...answers);
  const server = await startAzureServer('executions');
  closing.push(() => server.close());
  const start = (token: string | null) => {
    const executor = createAzureExecutor({
      endpoint: server.endpoint,
      dialect: 'executions',
      apiVersion: '2025-10-02-preview',
      token,
      credentials: { ...identity, AZURE_CLIENT_SECRET: 'hush', AZURE_AUTHORITY_HOST: host },
      logger: createLogger('silent'),
    });
    closing.unshift(() => executor.close());
    return executor;
  };
  const request = { code: 'print(1)', owner: null, datasets: [], limits: { timeoutMs: 5000, memoryMb: 512 } };
  const { signal } = new AbortController();
  const refused = await start('stale').run(request, signal);
  expect(refused.error?.message).toBe(
    'Azure refused the token. Renew AZURE_SESSION_TOKEN, or give the identity the role “Azure ContainerApps Session Executor”.',
  );
  expect(await start(null).run(request, signal)).toMatchObject({ status: 'ok', stdout: '1\n' });
});
