import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionLimits } from '../executor.ts';
import { keepEnds } from '../remote/keep-ends.ts';
import { timeoutError } from '../remote/to-execution.ts';
import { withNotes } from '../remote/with-notes.ts';
import type { AzureAnswer } from './parse-answer.ts';

type NativeFacts = {
  executor: string;
  kernelId: string | null;
  stateReset: boolean;
  limits: ExecutionLimits;
  notes: readonly string[];
};

const lastError = /^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Warning)): ?(.*)$/gm;
// biome-ignore lint/suspicious/noControlCharactersInRegex: kernels colour their tracebacks
const colour = /\u001b\[[\d;]*m/g;

/** The envelope of a run that told nothing of itself: what the service says of it. */
export function fromNative(
  coloured: AzureAnswer,
  { limits, notes, ...facts }: NativeFacts,
): { execution: Execution; mayGoOn: boolean } {
  const stdout = keepEnds(coloured.stdout);
  const stderr = keepEnds(coloured.stderr.replace(colour, ''));
  const answer = { ...coloured, stdout: stdout.text, stderr: stderr.text };
  const isTimeout = /time-?d?-?out/i.test(`${answer.error?.name} ${answer.error?.message}`);
  const isError = answer.status === 'failed' || /^Traceback \(most recent call last\)/m.test(answer.stderr);
  const status = isTimeout ? 'timeout' : isError ? 'error' : 'ok';
  const execution: Execution = {
    status,
    stdout: answer.stdout,
    stderr: withNotes(answer.stderr, notes),
    truncated: { stdout: stdout.isCut, stderr: stderr.isCut },
    error: isTimeout ? timeoutError(limits.timeoutMs) : isError ? errorOf(answer) : null,
    result: null,
    figures: [],
    files: [],
    durationMs: 0,
    ...facts,
  };
  return { execution, mayGoOn: !isTimeout };
}

function errorOf({ stderr, error }: AzureAnswer): NonNullable<Execution['error']> {
  const spoken = [...stderr.matchAll(lastError)].at(-1);
  const traceback = toUserFrames(stderr);
  if (spoken) return { name: spoken[1] ?? 'Error', message: spoken[2] ?? '', traceback };
  return { name: error?.name ?? 'Error', message: error?.message ?? '', traceback };
}

/** The last traceback from the first frame of the code that was given. */
function toUserFrames(stderr: string): string {
  const head = stderr.lastIndexOf('Traceback (most recent call last):');
  const first = stderr.indexOf('  File "<code>"', head);
  return head < 0 || first < 0 ? stderr : `Traceback (most recent call last):\n${stderr.slice(first)}`;
}
