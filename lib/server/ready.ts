import { randomUUID } from 'node:crypto';
import type { Server } from './server.ts';

const partMs = 5000;
/** An executor that starts takes longer; it is not waited for. */
const executorMs = 1500;

/** `ok`, `failing`, or `off` for what nobody has set up; those do not count as failing. */
type Parts = Record<string, 'ok' | 'failing' | 'off'>;
/** `name` is null where no code is to run. */
export type ExecutorPart = {
  name: string | null;
  available: boolean;
  version: string | null;
  /** Attacks that its self-test at the start has held off; null where there is no such test. */
  probesHeld: number | null;
  reason: string | null;
};
export type Readiness = { parts: Parts; executor: ExecutorPart };

const checking = new WeakMap<Server, Promise<Readiness>>();

/**
 * Tries each part that an answer needs; `ok`, or a word on what fails. The cause goes to the log. Anyone may ask, so
 * all who ask at once share one try.
 */
export function checkReadiness(server: Server): Promise<Readiness> {
  const known = checking.get(server);
  if (known) return known;
  const readiness = tryAll(server).finally(() => checking.delete(server));
  checking.set(server, readiness);
  return readiness;
}

async function tryAll(server: Server): Promise<Readiness> {
  const [parts, executor] = await Promise.all([tryParts(server), tryExecutor(server)]);
  // Without a word on it in the environment, code mode is an offer: where it can't be, nothing fails.
  const { executor: wanted } = server.environment.execution;
  const missing = ['auto', 'off', 'gemini-builtin'].includes(wanted) ? 'off' : 'failing';
  return { parts: { ...parts, executor: executor.available ? 'ok' : missing }, executor };
}

const switchedOff = 'Code execution is switched off: PLOTLINE_EXECUTOR is “off”.';
const atGoogle =
  'There is no executor: code mode runs on Google’s servers, as PLOTLINE_EXECUTOR is “gemini-builtin”.';

async function tryExecutor({ services }: Server): Promise<ExecutorPart> {
  const none = { name: null, available: false, version: null, probesHeld: null };
  try {
    const executor = await within(services.executor(), partMs);
    if (!executor) return { ...none, reason: services.settings.geminiRunsCode ? atGoogle : switchedOff };
    const part = { ...none, name: executor.name };
    const starting = { available: false, reason: 'It is still starting. Ask again in a moment.' } as const;
    const health = await within(executor.health(), executorMs).catch(() => starting);
    if (!health.available) return { ...part, reason: health.reason };
    const { version, probes = null } = health;
    return { ...part, available: true, version, probesHeld: probes, reason: null };
  } catch (error) {
    services.logger.error({ err: error, part: 'executor' }, 'A part is not ready');
    return { ...none, reason: 'It could not be started; the log has the reason.' };
  }
}

async function tryParts({ services, environment }: Server): Promise<Parts> {
  const { stores, files, logger } = services;
  const parts: Record<string, () => Promise<unknown>> = {
    database: () => stores.check(),
    disk: async () => {
      const key = `checks/${randomUUID()}`;
      await files.write(key, new Uint8Array([1]));
      await files.remove(key);
    },
    engine: async () => {
      const engine = await services.engine();
      await engine.query('SELECT 1', { scope: 'ready', tables: [], timeoutMs: partMs });
    },
    analyst: async () => {
      if (environment.analyst === 'gemini' && !environment.geminiKey) throw new Error('No key is set');
    },
  };
  const entries = Object.entries(parts).map(async ([name, check]) => {
    try {
      await within(check(), partMs);
      return [name, 'ok'] as const;
    } catch (error) {
      logger.error({ err: error, part: name }, 'A part is not ready');
      return [name, 'failing'] as const;
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer in ${milliseconds} ms`)), milliseconds);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
