import { posix } from 'node:path';
import { z } from 'zod';
import type { ExecutionLimits } from '#lib/executors/index.ts';
import type { ExecuteFiles } from '#lib/usecases/index.ts';
import { matchesPython3 } from './matches-version.ts';

/** What Python is called in a request. */
export const pythonNames = ['python', 'py', 'py3', 'python3'];

/** Piston's own: nothing is compiled here, but its clients send it. */
const compileMs = 10_000;

export type ExecuteOutcome = { ok: true; value: ExecuteFiles } | { ok: false; message: string };

type File = { name: string; content: string; encoding: string | undefined };

/**
 * Reads the body of `POST /api/v2/execute`. What is wrong with it is said in the words and the order of Piston
 * (api/src/api/v2.js, `get_job`).
 */
export function parseExecuteRequest(given: unknown, installed: ExecutionLimits): ExecuteOutcome {
  const body = parseObject(given);
  const { language, version } = body;
  if (!isText(language)) return refuse('language is required as a string');
  if (!isText(version)) return refuse('version is required as a string');
  if (!Array.isArray(body.files)) return refuse('files is required as an array');
  const files: File[] = [];
  for (const [index, file] of body.files.map(parseObject).entries()) {
    if (typeof file.content !== 'string') return refuse(`files[${index}].content is required as a string`);
    files.push(toFile(file, { index, content: file.content }));
  }
  if (!pythonNames.includes(language) || !matchesPython3(version)) {
    return refuse(`${language}-${version} runtime is unknown`);
  }
  const entry = files.find(({ encoding }) => !encoding || encoding === 'utf8');
  if (!entry) return refuse('files must include at least one utf8 encoded file');
  const problem = findLimitProblem(body, installed) ?? findInputProblem(body);
  if (problem !== null) return refuse(problem);
  return { ok: true, value: toExecuteFiles(body, { files, entry, installed }) };
}

const Input = z.object({
  stdin: z.string().nullish(),
  args: z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
});

function toExecuteFiles(
  body: Record<string, unknown>,
  { files, entry, installed }: { files: readonly File[]; entry: File; installed: ExecutionLimits },
): ExecuteFiles {
  const input = Input.parse(body);
  const stdin = input.stdin ?? '';
  return {
    code: entry.content,
    files: Object.fromEntries(files.map((file) => [posix.normalize(`./${file.name}`), decodeContent(file)])),
    stdin: stdin.endsWith('\n') ? stdin : `${stdin}\n`,
    args: input.args ?? [],
    limits: {
      timeoutMs: least(installed.timeoutMs, body.run_timeout),
      memoryMb: Math.ceil(least(installed.memoryMb * 1024 * 1024, body.run_memory_limit) / 1024 / 1024),
    },
  };
}

function toFile(file: Record<string, unknown>, { index, content }: { index: number; content: string }): File {
  return {
    name: isText(file.name) ? file.name : `file${index}.code`,
    content,
    encoding: isText(file.encoding) ? file.encoding : undefined,
  };
}

function decodeContent({ content, encoding }: File): Uint8Array {
  return Buffer.from(content, encoding === 'base64' || encoding === 'hex' ? encoding : 'utf8');
}

/** As Piston does, a memory limit of its own it has none: ours holds whatever is asked for. */
function findLimitProblem(body: Record<string, unknown>, { timeoutMs }: ExecutionLimits): string | null {
  const configured = [
    ['compile_memory_limit', -1],
    ['run_memory_limit', -1],
    ['compile_timeout', compileMs],
    ['run_timeout', timeoutMs],
    ['compile_cpu_time', compileMs],
    ['run_cpu_time', timeoutMs],
  ] as const;
  for (const [name, limit] of configured) {
    const value = body[name];
    if (!value) continue;
    if (typeof value !== 'number') return `If specified, ${name} must be a number`;
    if (limit <= 0) continue;
    if (value > limit) return `${name} cannot exceed the configured limit of ${limit}`;
    if (value < 0) return `${name} must be non-negative`;
  }
  return null;
}

function findInputProblem(body: Record<string, unknown>): string | null {
  const parsed = Input.safeParse(body);
  if (parsed.success) return null;
  const [place] = parsed.error.issues[0]?.path ?? [];
  return place === 'stdin'
    ? 'If specified, stdin must be a string'
    : 'If specified, args must be an array of strings';
}

function least(limit: number, wanted: unknown): number {
  return typeof wanted === 'number' && wanted > 0 ? Math.min(limit, wanted) : limit;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function parseObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function refuse(message: string): ExecuteOutcome {
  return { ok: false, message };
}
