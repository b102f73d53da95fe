import { afterAll, describe } from 'vitest';
import { createLogger } from '#lib/base/index.ts';
import { type AzureServer, startAzureServer } from '../testing/azure-server.ts';
import { executorSuite } from '../testing/executor-suite.ts';
import { hasPandas, testPython } from '../testing/remote-interpreter.ts';
import type { AzureDialectName } from './azure-settings.ts';
import { createAzureExecutor } from './create-azure-executor.ts';

const dialects: [AzureDialectName, string][] = [
  ['executions', '2025-10-02-preview'],
  ['code-execute', '2024-02-02-preview'],
  ['session-uri', '2024-02-02-preview'],
];

describe.skipIf(testPython() === null).each(dialects)(
  'azure, the dialect %s (needs python3)',
  (dialect, apiVersion) => {
    const servers: AzureServer[] = [];
    afterAll(() => Promise.all(servers.map((server) => server.close())));
    const create = async (options: { maxSessions?: number; waitMs?: number } = {}) => {
      const server = await startAzureServer(dialect);
      servers.push(server);
      const { endpoint } = server;
      const settings = { endpoint, dialect, apiVersion, token: 'token-of-the-test', credentials: {} };
      return createAzureExecutor({ ...settings, logger: createLogger('silent'), ...options });
    };
    executorSuite({
      create,
      createNarrow: () => create({ maxSessions: 1, waitMs: 50 }),
      keepsState: dialect !== 'session-uri',
      keepsFiles: dialect !== 'session-uri',
      streams: false,
      hasPandas: hasPandas(),
    });
  },
);
