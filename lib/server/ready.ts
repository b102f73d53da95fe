import { randomUUID } from 'node:crypto';
import type { Server } from './server.ts';

const partMs = 5000;

type Parts = Record<string, string>;
const checking = new WeakMap<Server, Promise<Parts>>();

/**
 * Tries each part that an answer needs; `ok`, or a word on what fails. The cause goes to the log. Anyone may ask, so
 * all who ask at once share one try.
 */
export function checkParts(server: Server): Promise<Parts> {
  const known = checking.get(server);
  if (known) return known;
  const parts = tryParts(server).finally(() => checking.delete(server));
  checking.set(server, parts);
  return parts;
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
      return [name, 'ok'];
    } catch (error) {
      logger.error({ err: error, part: name }, 'A part is not ready');
      return [name, 'failing'];
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer in ${milliseconds} ms`)), milliseconds);
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
