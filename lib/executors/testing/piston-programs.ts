import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hasPandas, testPython } from './remote-interpreter.ts';

export const PistonBody = z.strictObject({
  language: z.literal('python'),
  version: z.literal('3.12.0'),
  files: z.array(
    z.strictObject({ name: z.string(), content: z.string(), encoding: z.enum(['utf8', 'base64']) }),
  ),
  stdin: z.string(),
  args: z.array(z.string()),
  run_timeout: z.number(),
  run_cpu_time: z.number(),
  run_memory_limit: z.number(),
});
type Body = z.infer<typeof PistonBody>;

/** Runs the first text file in a folder of its own and says how it ended. */
export async function runProgram(
  { files, stdin, run_timeout }: Body,
  { children, outputBytes }: { children: Set<ChildProcess>; outputBytes: number },
): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-piston-'));
  for (const { name, content, encoding } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), Buffer.from(content, encoding));
  }
  const standIns = hasPandas() ? {} : { PYTHONPATH: join(import.meta.dirname, 'python') };
  const entry = files.find(({ encoding }) => encoding === 'utf8')?.name ?? '';
  const child = spawn(testPython() ?? 'python3', ['-B', entry], {
    cwd: folder,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: folder, ...standIns },
  });
  children.add(child);
  const outcome = await watch(child, {
    stdin: `${stdin}\n`,
    run_timeout,
    most: outputBytes,
  });
  children.delete(child);
  await rm(folder, { recursive: true, force: true });
  return outcome;
}

type Watching = { stdin: string; run_timeout: number; most: number };

/** Ends the child as Piston and isolate would, and says so in their words. */
async function watch(
  child: ReturnType<typeof spawn>,
  { stdin, run_timeout, most }: Watching,
): Promise<Record<string, unknown>> {
  const output = { stdout: '', stderr: '' };
  let status: string | null = null;
  let message: string | null = null;
  const end = (kind: string, words: string) => {
    status ??= kind;
    message ??= words;
    child.kill('SIGKILL');
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (piece: Buffer) => {
      if (output[name].length + piece.length > most) {
        end(name === 'stdout' ? 'OL' : 'EL', `${name} length exceeded`);
      } else output[name] += piece;
    });
  }
  const timer = setTimeout(() => end('TO', 'Time limit exceeded (wall clock)'), run_timeout);
  child.stdin?.on('error', () => undefined).end(stdin);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ending) => resolve(ending)),
  );
  clearTimeout(timer);
  status ??= signal ? 'SG' : code === 0 ? null : 'RE';
  const facts = { code, signal, message, status, cpu_time: 20, memory: 9_000_000, wall_time: 30 };
  return { ...output, output: output.stdout + output.stderr, ...facts };
}
