import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, type Logger, systemClock } from '#lib/base/index.ts';
import { createLocalBus, createSqliteStores } from '#lib/db/index.ts';
import { createDiskFiles } from '#lib/files/index.ts';
import {
  drainImports,
  drainTurns,
  LiveImports,
  LiveTurns,
  PreparedSamples,
  type Services,
} from '#lib/usecases/index.ts';
import { describeInstallation } from './analysts.ts';
import type { Environment } from './environment.ts';
import { createPythonInstallation, startExecutor } from './executors.ts';
import { LiveStreams } from './http/live-streams.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { once } from './once.ts';
import { readReceived } from './received.ts';
import { readSamples } from './samples.ts';
import type { Server } from './server.ts';
import { createSignIn } from './sign-in.ts';
import { measureStorage } from './storage.ts';
import { createTokenCheck } from './token-check.ts';

const importsAtOnce = 2;
/** How long work may take to leave when the server ends. */
const drainMs = 3000;

export type Composition = {
  server: Server;
  /** Loads what the first file and the first question need. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
};

/** Wires everything once. The engine, the analysts, the imports and uploads are loaded when first needed. */
export async function compose(
  environment: Environment,
  options: { samplesDir: string; logger?: Logger; overrides?: Partial<Services> },
): Promise<Composition> {
  await mkdir(environment.dataDir, { recursive: true, mode: 0o700 });
  const closing = new AbortController();
  const logger = options.logger ?? createLogger(environment.logLevel);
  const { services, engine, executor } = await composeServices(environment, { ...options, logger });
  const { clock } = services;
  const uploads = once(async () => {
    const { createUploads } = await import('./uploads.ts');
    return createUploads(join(environment.dataDir, 'uploads'), services);
  });
  const server: Server = {
    services,
    environment,
    signIn: createSignIn(environment.password, services),
    apiToken: environment.apiToken === null ? null : createTokenCheck(environment.apiToken, clock),
    limits: {
      turns: createRateLimit(
        { burst: 600, perMs: 60_000, message: 'Too many questions in a minute. Wait a moment.' },
        clock,
      ),
      uploads: createRateLimit(
        { burst: 200, perMs: 60_000, message: 'Too many uploads in a minute. Wait a moment.' },
        clock,
      ),
      wires: createRateLimit(
        { burst: 20_000, perMs: 10_000, message: 'Too many calls. Wait a moment, then go on.' },
        clock,
      ),
      executions: createRateLimit(
        { burst: 600, perMs: 60_000, message: 'Too many programs in a minute. Wait a moment.' },
        clock,
      ),
    },
    streams: new LiveStreams(),
    uploads,
    closing: closing.signal,
  };
  return {
    server,
    warmUp: once(async () => {
      await import('#lib/agents/index.ts');
      await import('#lib/imports/index.ts');
      await uploads();
      await engine();
    }),
    async close() {
      await within(Promise.all([drainTurns(services), drainImports(services)]), drainMs);
      closing.abort();
      await services.python.close();
      await (await executor.started())?.close();
      await (await engine.started())?.close();
      await services.stores.close();
    },
  };
}

async function composeServices(
  environment: Environment,
  { samplesDir, logger, overrides }: { samplesDir: string; logger: Logger; overrides?: Partial<Services> },
) {
  const { dataDir } = environment;
  const engine = once(() => startEngine(environment));
  const importer = once(async () => {
    const { createImporter } = await import('#lib/imports/index.ts');
    return createImporter({ engine: await engine() });
  });
  const model = once(() => connectModel(environment));
  const executor = once(() => startExecutor(environment, { logger, engine }));
  const bus = createLocalBus();
  const turns = new LiveTurns();
  bus.onStop((turnId) => turns.stop(turnId));
  const services: Services = {
    stores: await createSqliteStores(environment.databasePath),
    bus,
    files: createDiskFiles(join(dataDir, 'files')),
    clock: systemClock,
    logger,
    settings: {
      installation: describeInstallation(environment),
      queryTimeoutMs: environment.queryTimeoutMs,
      storageBytes: environment.storageBytes,
      apiTokenRequired: environment.apiToken !== null,
      execution: environment.execution.limits,
      geminiRunsCode: environment.execution.executor === 'gemini-builtin',
    },
    samples: once(() => readSamples(samplesDir)),
    preparedSamples: new PreparedSamples(),
    engine,
    releaseScope: async (scope) => (await engine.started())?.release(scope),
    importDataset: async (source, target, options) => (await importer())(source, target, options),
    runTurn: async (context) => (await import('#lib/agents/index.ts')).runTurn(context),
    model: async (analyst) => (analyst === 'gemini' ? model() : null),
    executor,
    endKernel: async (owner) => (await executor.started())?.terminate(owner),
    python: createPythonInstallation(environment, logger),
    modelRuns: createRateLimit(
      {
        burst: environment.modelRunsPerHour,
        perMs: 3_600_000,
        message: 'Too many questions to the model in an hour. Wait, or ask the built-in analyst.',
      },
      systemClock,
    ),
    turns,
    imports: new LiveImports(importsAtOnce),
    storage: () => measureStorage(dataDir),
    receivedOf: (uploadId) => readReceived(join(dataDir, 'uploads'), uploadId),
    ...overrides,
  };
  return { services, engine, executor };
}

async function startEngine({ dataDir, memoryMb, importMemoryMb, queryTimeoutMs }: Environment) {
  const { createDuckDbEngine } = await import('#lib/engine/index.ts');
  const tempDirectory = join(dataDir, 'temporary');
  await mkdir(tempDirectory, { recursive: true });
  return createDuckDbEngine({ memoryMb, importMemoryMb, queryTimeoutMs, tempDirectory });
}

async function connectModel({ geminiKey, geminiBaseUrl, model }: Environment) {
  if (!geminiKey) return null;
  const { createGeminiModel } = await import('#lib/models/index.ts');
  return { client: createGeminiModel({ apiKey: geminiKey.value, baseUrl: geminiBaseUrl }), name: model };
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = sleep(milliseconds, undefined, { ref: false });
  await Promise.race([work, late]);
}
