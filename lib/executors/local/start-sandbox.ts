import { randomUUID } from 'node:crypto';
import { PlotlineError } from '#lib/base/index.ts';
import { readEnvironment } from './environment/environment-facts.ts';
import { explainFailure } from './explain-failure.ts';
import { Kernel } from './kernel.ts';
import { pythonSources } from './python-sources.ts';
import { quickCheck } from './selftest/quick-check.ts';
import { createSessionsFolder, type SessionsFolder } from './sessions-folder.ts';
import { createSessionData } from './stage-datasets.ts';
import { startZygote, type Zygote } from './start-zygote.ts';
import { tryBubblewrap } from './try-bubblewrap.ts';

export type SandboxOptions = { pythonFolder: string; workFolder: string };

/** Sessions and the zygote they are forked from. */
export type Sandbox = {
  version: string;
  /** How many attempts on it were made at its start, all held off. */
  probes: number;
  createKernel(): Promise<Kernel>;
  /** When it is gone, and all sessions with it. */
  ended: Promise<unknown>;
  close(): Promise<void>;
};

/**
 * Starts the sandbox with its real flags and attacks it a little. Fails with what is missing and what to install;
 * nothing weaker takes its place.
 */
export async function startSandbox({ pythonFolder, workFolder }: SandboxOptions): Promise<Sandbox> {
  if (process.platform !== 'linux') throw new Error(`It needs Linux; this is ${process.platform}.`);
  const facts = await readEnvironment(pythonFolder, pythonSources);
  if (facts === null) return refuseWithoutPython();
  const sessions = await createSessionsFolder(workFolder).catch((error: unknown) => {
    throw explainFailure(error);
  });
  const places = { environment: pythonFolder, facts, sources: pythonSources, sessions: sessions.path };
  try {
    const zygote = await startZygote(places);
    const createKernel = () => forkKernel(zygote, sessions);
    const probes = await check(createKernel).catch(async (error: unknown) => {
      await zygote.close();
      throw error;
    });
    const close = () => zygote.close().then(() => sessions.close());
    void zygote.ended.then(() => sessions.close());
    return { version: zygote.version, probes, createKernel, ended: zygote.ended, close };
  } catch (error) {
    await sessions.close();
    throw explainFailure(error);
  }
}

/** Says that Python alone is missing only where bubblewrap does its part. */
async function refuseWithoutPython(): Promise<never> {
  await tryBubblewrap().catch((error: unknown) => {
    throw explainFailure(error);
  });
  throw new PlotlineError(
    'unavailable',
    'Its Python environment is not installed. Switch code execution on in the page to install it, or run `npm run setup:python`.',
    { details: { installable: true } },
  );
}

async function forkKernel(zygote: Zygote, sessions: SessionsFolder): Promise<Kernel> {
  const id = randomUUID();
  const data = await createSessionData(sessions.pathOf(id));
  try {
    return new Kernel(await zygote.fork(id), data, () => sessions.remove(id));
  } catch (error) {
    await sessions.remove(id);
    throw error;
  }
}

/** How many probes were held off; fails with the names of those that were not. */
async function check(createKernel: () => Promise<Kernel>): Promise<number> {
  const kernel = await createKernel();
  const { total, failed } = await quickCheck(kernel).finally(() => kernel.end());
  if (failed.length > 0) throw new Error(`The sandbox does not hold here: ${failed.join(', ')}.`);
  return total;
}
