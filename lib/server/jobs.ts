import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverImports, recoverTurns, sweepFolders, sweepSessions } from '#lib/usecases/index.ts';
import type { Server } from './server.ts';

const hourMs = 60 * 60 * 1000;

/** Before anyone is let in: puts right what a crash cut short. */
export async function recover({ services, environment }: Server): Promise<void> {
  await rm(join(environment.dataDir, 'temporary'), { recursive: true, force: true });
  const turns = await recoverTurns(services);
  const imports = await recoverImports(services);
  if (turns + imports > 0) services.logger.warn({ turns, imports }, 'Recovered from an interrupted run');
}

/** Sweeps what nobody came back for, now and every hour. Returns how to stop. */
export function startJobs(server: Server): () => void {
  const run = () =>
    sweep(server).catch((error) => server.services.logger.error({ err: error }, 'A sweep failed'));
  const first = setTimeout(run, 10_000).unref();
  const timer = setInterval(run, hourMs).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

export async function sweep(server: Server): Promise<void> {
  const sessions = await sweepSessions(server.services);
  await (await server.uploads()).sweep();
  const folders = await sweepFolders(server.services);
  if (folders > 0) server.services.logger.warn({ folders }, 'Removed files that belonged to nothing');
  if (sessions > 0) server.services.logger.info({ sessions }, 'Removed sessions that nobody used');
}
