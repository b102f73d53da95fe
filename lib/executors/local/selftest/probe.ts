import type { Execution } from '#lib/contracts/index.ts';

export type ProbeKind =
  | 'secrets'
  | 'files'
  | 'network'
  | 'processes'
  | 'resources'
  | 'result channel'
  | 'escape idioms'
  | 'figures'
  | 'privileges';

/** One attempt to get at something from inside. It passes when the sandbox held. */
export type Probe = {
  kind: ProbeKind;
  name: string;
  code: string;
  /** One of the few that are tried at every start. */
  isQuick?: boolean;
  timeoutMs?: number;
  /** Whether the sandbox held; where left out, whether the attempt says so. */
  held?: (execution: Execution) => boolean;
};

/**
 * An attempt as the body of a Python function: it succeeds by returning something true. What it raises, or a nothing
 * that it returns, means that the sandbox held.
 */
export function attempt(body: string): string {
  const indented = body
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `${prelude}\ndef attempt():\n${indented}\n${finish}`;
}

export function saysHeld({ status, stdout }: Execution): boolean {
  return status === 'ok' && stdout.trim().split('\n').at(-1) === 'held';
}

/** `call` makes a system call by its numbers on x86-64 and arm64. */
const prelude = `import ctypes, glob, os, platform, resource, signal, socket, subprocess, sys, threading, time
libc = ctypes.CDLL(None, use_errno=True)
def call(x86, arm, *values):
    libc.syscall.restype = ctypes.c_long
    converted = [ctypes.c_long(value) if isinstance(value, int) else value for value in values]
    result = libc.syscall(arm if platform.machine() == "aarch64" else x86, *converted)
    if result < 0: raise OSError(ctypes.get_errno(), "refused")
    return result + 1`;

const finish = `try:
    reached = attempt()
except BaseException as error:
    reached = None
print("REACHED " + repr(reached)[:300] if reached else "held")`;
