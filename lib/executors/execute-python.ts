import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionLimits, Executor } from './executor.ts';

const limits: ExecutionLimits = { timeoutMs: 60_000, memoryMb: 1024 };

export type ExecutePythonOptions = { limits?: ExecutionLimits; signal?: AbortSignal };

/** Runs code in an interpreter of its own that ends with it. */
export function executePython(
  executor: Executor,
  code: string,
  options?: ExecutePythonOptions,
): Promise<Execution> {
  return executePythonWithFiles(executor, { code, files: {} }, options);
}

export type PythonWithFiles = { code: string; files: Readonly<Record<string, string | Uint8Array>> };

/** Runs code with files beside it: `import data` finds a `data.py`. */
export function executePythonWithFiles(
  executor: Executor,
  { code, files }: PythonWithFiles,
  options: ExecutePythonOptions = {},
): Promise<Execution> {
  const bytes = Object.entries(files).map(([name, content]) => [name, toBytes(content)] as const);
  const request = { code, files: Object.fromEntries(bytes), owner: null, datasets: [] };
  const signal = options.signal ?? new AbortController().signal;
  return executor.run({ ...request, limits: options.limits ?? limits }, signal);
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
