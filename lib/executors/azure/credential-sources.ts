import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { AzureCredentials } from './azure-settings.ts';

const resource = 'https://dynamicsessions.io';
const scope = `${resource}/.default`;
const answerMs = 10_000;
/** Nothing answers at that address outside Azure, so it is not waited for. */
const machineMs = 1500;

/** `expiresAt` is milliseconds since the epoch. */
export type AccessToken = { token: string; expiresAt: number };

export type CredentialSource = {
  name: string;
  /** Whether what it needs is there; the last ones can only be tried. */
  isSet(credentials: AzureCredentials): boolean;
  ask(credentials: AzureCredentials): Promise<AccessToken>;
};

/** In the order of Azure's DefaultAzureCredential. */
export const credentialSources: readonly CredentialSource[] = [
  {
    name: 'client secret',
    isSet: (given) => Boolean(given.AZURE_TENANT_ID && given.AZURE_CLIENT_ID && given.AZURE_CLIENT_SECRET),
    ask: (given) => askEntra(given, { client_secret: given.AZURE_CLIENT_SECRET ?? '' }),
  },
  {
    name: 'workload identity',
    isSet: (given) =>
      Boolean(given.AZURE_TENANT_ID && given.AZURE_CLIENT_ID && given.AZURE_FEDERATED_TOKEN_FILE),
    ask: async (given) =>
      askEntra(given, {
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: (await readFile(given.AZURE_FEDERATED_TOKEN_FILE ?? '', 'utf8')).trim(),
      }),
  },
  {
    name: 'managed identity of the app',
    isSet: (given) => Boolean(given.IDENTITY_ENDPOINT && given.IDENTITY_HEADER),
    ask: (given) =>
      askIdentity(given, {
        address: given.IDENTITY_ENDPOINT ?? '',
        version: '2019-08-01',
        headers: { 'x-identity-header': given.IDENTITY_HEADER ?? '' },
        milliseconds: answerMs,
      }),
  },
  {
    name: 'managed identity of the machine',
    isSet: () => true,
    ask: (given) => {
      const host = given.AZURE_POD_IDENTITY_AUTHORITY_HOST ?? 'http://169.254.169.254';
      return askIdentity(given, {
        address: new URL('/metadata/identity/oauth2/token', host).href,
        version: '2018-02-01',
        headers: { metadata: 'true' },
        milliseconds: machineMs,
      });
    },
  },
  { name: 'Azure CLI (az login)', isSet: () => true, ask: askCommandLine },
];

const EntraAnswer = z.object({ access_token: z.string(), expires_in: z.coerce.number() });
const IdentityAnswer = z.object({ access_token: z.string(), expires_on: z.coerce.number() });
const CommandLineAnswer = z.object({ accessToken: z.string(), expires_on: z.coerce.number() });

/** OAuth 2.0 client credentials grant of Microsoft Entra. */
async function askEntra(given: AzureCredentials, proof: Record<string, string>): Promise<AccessToken> {
  const host = given.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com';
  const response = await fetch(new URL(`/${given.AZURE_TENANT_ID}/oauth2/v2.0/token`, host), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: given.AZURE_CLIENT_ID ?? '',
      scope,
      ...proof,
    }),
    // A secret is given to whom it is addressed, and to nobody whom that one names.
    redirect: 'error',
    signal: AbortSignal.timeout(answerMs),
  });
  const answer = EntraAnswer.parse(await readAnswer(response));
  return { token: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 };
}

async function askIdentity(
  given: AzureCredentials,
  options: { address: string; version: string; headers: Record<string, string>; milliseconds: number },
): Promise<AccessToken> {
  const url = new URL(options.address);
  url.searchParams.set('api-version', options.version);
  url.searchParams.set('resource', resource);
  if (given.AZURE_CLIENT_ID) url.searchParams.set('client_id', given.AZURE_CLIENT_ID);
  const signal = AbortSignal.timeout(options.milliseconds);
  const answer = IdentityAnswer.parse(
    await readAnswer(await fetch(url, { headers: options.headers, redirect: 'error', signal })),
  );
  return { token: answer.access_token, expiresAt: answer.expires_on * 1000 };
}

async function askCommandLine(): Promise<AccessToken> {
  const args = ['account', 'get-access-token', '--scope', scope, '--output', 'json'];
  const { stdout } = await promisify(execFile)('az', args, { timeout: answerMs });
  const answer = CommandLineAnswer.parse(JSON.parse(stdout));
  return { token: answer.accessToken, expiresAt: answer.expires_on * 1000 };
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Error(`HTTP ${response.status}: ${(await response.text()).slice(0, 300)}`);
}
