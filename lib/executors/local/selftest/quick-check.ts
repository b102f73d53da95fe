import type { Kernel } from '../kernel.ts';
import type { Probe } from './probe.ts';
import { allProbes, withMarker } from './run-selftest.ts';

const limits = { timeoutMs: 10_000, memoryMb: 256 };

/** The few probes of every start, in one session: how many there are, and the names of those that were not held off. */
export async function quickCheck(kernel: Kernel): Promise<{ total: number; failed: string[] }> {
  return withMarker(async (marker) => {
    const probes = allProbes(marker).filter(({ isQuick }) => isQuick === true);
    const run = {
      code: program(probes),
      args: [],
      stdin: '',
      files: {},
      datasets: [],
      keepsState: false,
      ...limits,
    };
    const unheard = { onOutput: () => undefined, onFigure: () => undefined };
    const { done } = await kernel.run({ ...run, ...unheard }, new AbortController().signal);
    const lines = done?.stdout.trim().split('\n') ?? [];
    if (lines.at(-1) !== '42') throw new Error(`A trivial program did not run: ${done?.stderr.slice(-500)}`);
    return { total: probes.length, failed: lines.slice(0, -1) };
  });
}

function program(probes: readonly Probe[]): string {
  const list = JSON.stringify(probes.map(({ name, code }) => [name, code]));
  return `import contextlib, io, json
for name, code in json.loads(${JSON.stringify(list)}):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(code, {})
    if said.getvalue().strip() != "held":
        print(name)
print(6 * 7)`;
}
