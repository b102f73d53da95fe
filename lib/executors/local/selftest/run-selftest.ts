import { randomBytes } from 'node:crypto';
import type { Execution } from '#lib/contracts/index.ts';
import type { Executor } from '../../executor.ts';
import { type Probe, type ProbeKind, saysHeld } from './probe.ts';
import { escapeProbes } from './probes/escape-idioms.ts';
import { figureProbes } from './probes/figures.ts';
import { fileProbes } from './probes/files.ts';
import { networkProbes } from './probes/network.ts';
import { privilegeProbes } from './probes/privileges.ts';
import { processProbes } from './probes/processes.ts';
import { resourceProbes } from './probes/resources.ts';
import { resultChannelProbes } from './probes/result-channel.ts';
import { secretProbes } from './probes/secrets.ts';

export type ProbeOutcome = { kind: ProbeKind; name: string; held: boolean; detail: string };

const markerName = 'PLOTLINE_PROBE';
const limits = { timeoutMs: 10_000, memoryMb: 512 };

/** Every attempt on the sandbox, one after the other. */
export async function runSelftest(
  executor: Executor,
  { onOutcome }: { onOutcome?: (outcome: ProbeOutcome) => void } = {},
): Promise<ProbeOutcome[]> {
  return withMarker(async (marker) => {
    const outcomes: ProbeOutcome[] = [];
    for (const probe of allProbes(marker)) {
      const outcome = await tryProbe(executor, probe);
      outcomes.push(outcome);
      onOutcome?.(outcome);
    }
    return outcomes;
  });
}

/** Puts a value into the server's environment, for probes to look for. */
export async function withMarker<T>(work: (marker: string) => Promise<T>): Promise<T> {
  const marker = randomBytes(12).toString('hex');
  process.env[markerName] = marker;
  return work(marker).finally(() => {
    delete process.env[markerName];
  });
}

/** All attempts; the marker is what the server must keep to itself. */
export function allProbes(marker: string): Probe[] {
  return [
    ...secretProbes(marker),
    ...fileProbes,
    ...networkProbes,
    ...processProbes,
    ...resourceProbes,
    ...resultChannelProbes,
    ...escapeProbes,
    ...figureProbes,
    ...privilegeProbes,
  ];
}

async function tryProbe(executor: Executor, probe: Probe): Promise<ProbeOutcome> {
  const { kind, name, code, timeoutMs = limits.timeoutMs, held = saysHeld } = probe;
  const request = { code, owner: null, datasets: [], limits: { ...limits, timeoutMs } };
  const started = performance.now();
  const execution = await executor.run(request, new AbortController().signal);
  const overrun = performance.now() - started - timeoutMs;
  const isInTime = overrun < 1500;
  return { kind, name, held: held(execution) && isInTime, detail: describe(execution, overrun) };
}

function describe({ status, error, stdout }: Execution, overrun: number): string {
  const late = overrun > 0 ? `, ${Math.round(overrun)} ms over` : '';
  return `${status}${late}${error ? ` (${error.name}: ${error.message.slice(0, 100)})` : ''} ${stdout.slice(-200).trim()}`;
}
