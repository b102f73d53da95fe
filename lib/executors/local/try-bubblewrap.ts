import { spawn } from 'node:child_process';

const waitMs = 10_000;

/**
 * Runs a program that does nothing in namespaces and with a /proc of its own, as the sandbox would before any Python.
 * Fails with bubblewrap's own words.
 */
export function tryBubblewrap(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const namespaces = ['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts'];
  const user = process.getuid?.() === 0 ? [] : ['--unshare-user'];
  const root = ['--ro-bind', '/', '/', '--proc', '/proc', '--dev', '/dev'];
  const child = spawn('bwrap', ['--die-with-parent', ...user, ...namespaces, ...root, '--', 'true'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: waitMs,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-1000);
  });
  child.on('error', reject);
  child.on('close', (code) =>
    code === 0 ? resolve() : reject(new Error(words.trim() || `bwrap ended with ${code}.`)),
  );
  return promise;
}
