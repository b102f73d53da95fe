/** 200 sessions over a cap of 10 with random kills: `node bench/sandbox-soak.ts`. Ends with 1 where anything is left. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLocalExecutor } from '#lib/executors/index.ts';

const sessions = 200;
const workFolder = await mkdtemp(join(tmpdir(), 'plotline-soak-'));
const pythonFolder = resolve(process.env.PLOTLINE_PYTHON_ENV || '.data/python');
const executor = createLocalExecutor({ pythonFolder, workFolder, maxSessions: 10, waitMs: 300_000 });
const limits = { timeoutMs: 5000, memoryMb: 512 };

function look() {
  return {
    processes: sandboxProcesses().length,
    mounts: readFileSync('/proc/self/mounts', 'utf8').split('\n').length,
    folders: readdirSync(workFolder, { recursive: true }).length,
    active: executor.getActive().length,
  };
}

/** What descends from this process, but for the listing itself. */
function sandboxProcesses(): string[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  const parents = new Map(
    listed.split('\n').map((line) => {
      const [id = '', parent = '', name = ''] = line.trim().split(/\s+/);
      return [id, { parent, name }];
    }),
  );
  const isOurs = (id: string | undefined): boolean =>
    id !== undefined && id !== '' && (id === String(process.pid) || isOurs(parents.get(id)?.parent));
  return [...parents].flatMap(([id, { parent, name }]) => (name !== 'ps' && isOurs(parent) ? [id] : []));
}

async function visit(index: number): Promise<string> {
  const owner = index % 5 === 0 ? null : `owner-${index}`;
  const stop = new AbortController();
  const code = index % 4 === 0 ? 'print(1)\nwhile True: pass' : 'open("x", "w").write("y")\nprint(1)';
  const onProgress = () => setTimeout(() => stop.abort(), Math.random() * 200);
  const request = { code, owner, datasets: [], limits, onProgress };
  const { status, error } = await executor.run(request, stop.signal);
  if (owner !== null && index % 3 === 0) await executor.terminate(owner);
  return error && status === 'error' ? `${status}: ${error.message}` : status;
}

await executor.health();
const before = look();
const started = performance.now();
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, executor.getActive().length);
}, 20);
const outcomes = await Promise.all(Array.from({ length: sessions }, (_, index) => visit(index)));
clearInterval(watch);
for (const { owner } of executor.getActive()) if (owner !== null) await executor.terminate(owner);
const after = look();
const counts = Object.fromEntries(
  [...new Set(outcomes)].map((status) => [status, outcomes.filter((other) => other === status).length]),
);
await executor.close();
const left = { processes: sandboxProcesses().length, folders: readdirSync(workFolder).length };
console.log(
  JSON.stringify(
    { seconds: (performance.now() - started) / 1000, counts, most, before, after, left },
    null,
    2,
  ),
);
await rm(workFolder, { recursive: true, force: true });
const isClean = JSON.stringify(before) === JSON.stringify(after) && left.folders === 0;
process.exitCode = isClean && most <= 10 ? 0 : 1;
