import type { PistonAnswer, PistonClient, PistonProgram } from './piston-client.ts';

/** What a Piston server allows. It tells none of it before it is exceeded. */
export type PistonLimits = {
  /** Python's version there. */
  version: string;
  /** Bytes of one output stream; a program that writes more is killed. */
  outputBytes: number;
  /** Bytes of a request. */
  bodyBytes: number;
  /** Milliseconds of a run. */
  timeoutMs: number;
  /** Bytes of memory of a run. */
  memoryBytes: number;
};

/** Tried from the largest; Piston's own default, the last, is not tried. */
const outputSizes = [1024 * 1024, 64 * 1024, 8 * 1024];
const leastOutputBytes = 1024;
/** More than any server gives, so that it says what it does give. */
const hour = 60 * 60_000;
const mostMemoryBytes = 64 * 1024 ** 3;
const mostBodyBytes = 8 * 1024 * 1024;
/** Of Express, on which Piston stands. */
export const leastBodyBytes = 100_000;

/** Finds Python's version and, with programs that print so much, how much of it arrives; time and memory on the way. */
export async function findLimits(client: PistonClient): Promise<PistonLimits> {
  const limits: PistonLimits = {
    version: await client.findPython(),
    outputBytes: leastOutputBytes,
    bodyBytes: mostBodyBytes,
    timeoutMs: hour,
    memoryBytes: mostMemoryBytes,
  };
  for (const size of outputSizes) {
    if (await prints(size, { client, limits })) return { ...limits, outputBytes: size };
  }
  return limits;
}

async function prints(
  size: number,
  { client, limits }: { client: PistonClient; limits: PistonLimits },
): Promise<boolean> {
  const content = `print("x" * ${size}, end="")`;
  const program = { files: [{ name: 'main.py', content, encoding: 'utf8' as const }], stdin: '' };
  const wanted = { ...program, timeoutMs: hour, memoryBytes: mostMemoryBytes };
  const answer = await executeWithin(wanted, { client, limits, signal: AbortSignal.timeout(30_000) });
  return answer.kind === 'ran' && answer.run.stdout.length === size;
}

/** Sends a program with no more time and memory than the server gives, which it may tell only now. */
export async function executeWithin(
  program: Omit<PistonProgram, 'version'>,
  { client, limits, signal }: { client: PistonClient; limits: PistonLimits; signal: AbortSignal },
): Promise<PistonAnswer> {
  const answer = await client.execute(
    {
      ...program,
      version: limits.version,
      timeoutMs: Math.min(program.timeoutMs, limits.timeoutMs),
      memoryBytes: Math.min(program.memoryBytes, limits.memoryBytes),
    },
    signal,
  );
  if (answer.kind !== 'limit') return answer;
  const isMemory = answer.name === 'run_memory_limit';
  const before = isMemory ? limits.memoryBytes : limits.timeoutMs;
  if (answer.value >= before) return answer;
  if (isMemory) limits.memoryBytes = answer.value;
  else limits.timeoutMs = answer.value;
  return executeWithin(program, { client, limits, signal });
}
