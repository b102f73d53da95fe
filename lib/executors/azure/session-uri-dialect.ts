import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import type { AzureClient } from './azure-client.ts';
import { type AzureDialect, addressOf, toServiceSeconds } from './azure-dialect.ts';
import { parseAnswer } from './parse-answer.ts';
import { sessionAddress } from './session-address.ts';

const Begun = z
  .union([
    z.object({ sessionUri: z.string() }),
    z.object({ properties: z.object({ sessionUri: z.string() }) }).transform(({ properties }) => properties),
  ])
  .transform(({ sessionUri }) => sessionUri);

/** Gateways that make a session first, execute in it and delete it: each run has a session of its own. */
export function sessionUriDialect(
  client: AzureClient,
  { endpoint, apiVersion }: { endpoint: string; apiVersion: string },
): AzureDialect {
  const query = { 'api-version': apiVersion };
  return {
    keepsState: false,
    folder: '/mnt/data',
    files: null,
    async begin(signal) {
      const url = addressOf(endpoint, 'sessions', query);
      const response = await client.send({ method: 'POST', url, body: {}, signal });
      const begun = Begun.safeParse(await response.json());
      if (begun.success) return sessionAddress(begun.data, endpoint);
      throw new PlotlineError('unavailable', 'The session pool made a session without saying its address.', {
        cause: begun.error,
      });
    },
    async execute(session, code, { timeoutMs, signal }) {
      const timeoutInSeconds = toServiceSeconds(timeoutMs);
      const properties = { codeInputType: 'inline', executionType: 'synchronous', code, timeoutInSeconds };
      const url = addressOf(session, 'python/execute', query);
      const response = await client.send({ method: 'POST', url, body: { properties }, signal });
      return parseAnswer(await response.json());
    },
    async end(session, signal) {
      await client.send({ method: 'DELETE', url: addressOf(session, '', query), isOnce: true, signal });
    },
  };
}
