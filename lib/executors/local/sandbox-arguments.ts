import { basename, dirname, join } from 'node:path';
import type { EnvironmentFacts } from './environment/environment-facts.ts';

export type SandboxPlaces = {
  /** Folder of the installed environment. */
  environment: string;
  facts: EnvironmentFacts;
  /** Folder of what runs inside. */
  sources: string;
  /** Folder with one folder of data for each session. */
  sessions: string;
  /** Folder with the server's socket. */
  socket: string;
  /** Folder of the sandbox's own small /etc. */
  etc: string;
  /** The unprivileged user that a server run by root becomes; null where the server is unprivileged itself. */
  user: number | null;
};

/**
 * The arguments of bubblewrap for the zygote. A server run by root keeps no user namespace outside: the zygote mounts
 * /proc and gives its user id up as its first acts, and needs the three capabilities for that alone.
 */
export function sandboxArguments(places: SandboxPlaces): string[] {
  const { facts } = places;
  const libraries = join(places.environment, 'lib');
  return [
    ...['--die-with-parent', '--new-session', '--as-pid-1', '--clearenv', '--cap-drop', 'ALL'],
    ...identity(places.user),
    ...['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--hostname', 'sandbox'],
    ...readOnly(facts.executable, '/opt/python/bin/python3'),
    ...readOnly(facts.library, `/opt/python/${facts.libraryPlace}`),
    ...readOnly(join(places.environment, 'packages'), '/opt/packages'),
    ...readOnly(join(places.environment, 'cache'), '/opt/cache'),
    ...readOnly(places.sources, '/opt/plotline'),
    ...readOnly(libraries, '/opt/lib'),
    ...(facts.loader === null ? [] : readOnly(join(libraries, basename(facts.loader)), facts.loader)),
    ...readOnly(places.etc, '/etc'),
    ...readOnly(places.sessions, '/sessions'),
    ...readOnly(places.socket, '/run/plotline'),
    ...[
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--perms',
      '1777',
      '--size',
      `${64 * 1024 * 1024}`,
      '--tmpfs',
      '/tmp',
    ],
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', '/tmp'],
    ...Object.entries(environmentVariables()).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--', '/opt/python/bin/python3', '-I', '-S', '/opt/plotline/zygote.py', String(places.user ?? 0)],
  ];
}

function identity(user: number | null): string[] {
  if (user === null) return ['--unshare-user'];
  return ['CAP_SETUID', 'CAP_SETGID', 'CAP_SYS_ADMIN'].flatMap((capability) => ['--cap-add', capability]);
}

function readOnly(source: string, target: string): string[] {
  return ['--dir', dirname(target), '--ro-bind', source, target];
}

/** One thread for linear algebra: the limit of processes counts threads, and sessions share the machine. */
function environmentVariables(): Record<string, string> {
  return {
    LD_LIBRARY_PATH: '/opt/lib',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    MPLCONFIGDIR: '/tmp/matplotlib',
    MPLBACKEND: 'agg',
    OPENBLAS_NUM_THREADS: '1',
    OMP_NUM_THREADS: '1',
    MALLOC_ARENA_MAX: '2',
  };
}
