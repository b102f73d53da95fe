import { PlotlineError } from '#lib/base/index.ts';
import { withoutFolders } from './without-folders.ts';

const explanations: readonly [RegExp, string][] = [
  [
    /ENOENT.*bwrap|bwrap.*ENOENT/,
    'bubblewrap is not installed. Install it (on Debian and Ubuntu: apt-get install bubblewrap) and start again.',
  ],
  [
    /uid map|new namespace|userns|unshare|max_user_namespaces|pivot_root|mount proc|Operation not permitted/i,
    'This machine does not let a program make namespaces, which the sandbox is built of. In a container allow it (Docker: --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined); on Ubuntu set kernel.apparmor_restrict_unprivileged_userns=0; elsewhere see that user.max_user_namespaces is above 0.',
  ],
  [
    /No module named|cannot open shared object|ImportError/,
    'Its Python environment does not fit this machine any more: remove its folder and run `npm run setup:python`.',
  ],
];

/** What a person can do about a sandbox that does not start; the cause keeps the program's own words. */
export function explainFailure(cause: unknown): PlotlineError {
  const words = allWords(cause);
  const known = explanations.find(([pattern]) => pattern.test(words))?.[1];
  const message =
    known ?? `It did not start: ${withoutFolders(words.split('\n').at(-1) ?? '').slice(0, 300)}`;
  return new PlotlineError('unavailable', message, { cause });
}

function allWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${allWords(error.cause)}`;
}
