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
const atOnce = 4;

/** Every attempt on the sandbox: those on the machine's resources one after the other, the rest a few at once. */
export async function runSelftest(
  executor: Executor,
  { onOutcome }: { onOutcome?: (outcome: ProbeOutcome) => void } = {},
): Promise<ProbeOutcome[]> {
  return withMarker(async (marker) => {
    const outcomes: ProbeOutcome[] = [];
    const tryAll = async (probes: Iterator<Probe>) => {
      for (let next = probes.next(); !next.done; next = probes.next()) {
        const outcome = await tryProbe(executor, next.value);
        outcomes.push(outcome);
        onOutcome?.(outcome);
      }
    };
    const { heavy = [], light = [] } = Object.groupBy(allProbes(marker), weightOf);
    const rest = light.values();
    await Promise.all(Array.from({ length: atOnce }, () => tryAll(rest)));
    await tryAll(heavy.values());
    return outcomes;
  });
}

/** Heavy is what others at the same time would disturb. */
function weightOf({ kind, timeoutMs }: Probe): 'heavy' | 'light' {
  return timeoutMs !== undefined || kind === 'resources' || kind === 'processes' ? 'heavy' : 'light';
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
