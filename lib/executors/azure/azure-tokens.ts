import { PlotlineError } from '#lib/base/index.ts';
import type { AzureCredentials } from './azure-settings.ts';
import { type AccessToken, type CredentialSource, credentialSources } from './credential-sources.ts';

/** A token is asked for anew this long before it ends. */
const earlyMs = 5 * 60_000;

export type AzureTokens = {
  /** A bearer token; `refused` is one that was sent and not taken. */
  get(refused?: string): Promise<string>;
};

/** The given token, or what the first credentials in Azure's own order that work are given, until it is about to end. */
export function createAzureTokens(
  token: string | null,
  credentials: AzureCredentials,
  sources: readonly CredentialSource[] = credentialSources,
): AzureTokens {
  if (token !== null) return { get: async () => token };
  let held: Promise<AccessToken> | undefined;
  const ask = () => {
    held = findToken(credentials, sources).catch((error) => {
      held = undefined;
      throw error;
    });
    return held;
  };
  return {
    async get(refused) {
      const known = await held;
      const isGood = known && known.token !== refused && known.expiresAt - Date.now() > earlyMs;
      return isGood ? known.token : (await ask()).token;
    },
  };
}

async function findToken(
  credentials: AzureCredentials,
  sources: readonly CredentialSource[],
): Promise<AccessToken> {
  const failures: string[] = [];
  for (const source of sources.filter(({ isSet }) => isSet(credentials))) {
    try {
      return await source.ask(credentials);
    } catch (error) {
      failures.push(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const cause = new Error(failures.join('; '));
  const message =
    'No credentials for Azure were found. Set AZURE_SESSION_TOKEN, or the credentials of an identity with the role “Azure ContainerApps Session Executor”.';
  throw new PlotlineError('unavailable', message, { cause });
}
