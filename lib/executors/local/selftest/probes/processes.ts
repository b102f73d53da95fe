import { attempt, type Probe } from '../probe.ts';

const bodies: [string, string][] = [
  ['a program', 'return subprocess.run(["/opt/python/bin/python3", "-c", "print(1)"], capture_output=True)'],
  ['a shell', 'return os.system("true") == 0'],
  ['a program from memory', 'return call(319, 279, b"memory", 0)'],
  [
    'processes of the machine',
    'return [p for p in os.listdir("/proc") if p.isdigit() and int(p) not in (1, os.getpid())]',
  ],
  [
    'processes of the machine by their numbers',
    'def lives(number):\n    try: return os.getpgid(number) is not None\n    except OSError: return False\nreturn [n for n in range(2, 70_000) if n != os.getpid() and lives(n)]',
  ],
  [
    'ending process 1',
    'for number in (9, 15, 2, 11, 6):\n    os.kill(1, number)\ntime.sleep(0.1)\nreturn os.getppid() != 1',
  ],
  ['stopping process 1', 'os.kill(1, signal.SIGSTOP); time.sleep(0.3)'],
  ['limits of process 1', 'return [resource.prlimit(1, resource.RLIMIT_NOFILE, (3, 3))]'],
  ['priority of process 1', 'os.setpriority(os.PRIO_PROCESS, 1, 19); return True'],
  ['priority of all that one’s user runs', 'os.setpriority(os.PRIO_USER, os.getuid(), 19); return True'],
  [
    'turn and processor of process 1',
    'def sets(*values):\n    try: return values[0](*values[1:]) is None\n    except OSError: return False\nreturn [sets(os.sched_setscheduler, 1, os.SCHED_IDLE, os.sched_param(0)), sets(os.sched_setaffinity, 1, {0}), libc.syscall(30 if platform.machine() == "aarch64" else 251, 1, 1, 3 << 13) == 0].count(True)',
  ],
  [
    'a signal with a value for process 1',
    'return call(129, 138, 1, 9, ctypes.create_string_buffer(128)) and os.getppid() != 1',
  ],
  ['tracing process 1', 'return call(101, 117, 16, 1, 0, 0)'],
  ['reading memory of process 1', 'return call(310, 270, 1, 0, 0, 0, 0, 0)'],
  ['a handle of process 1', 'return call(434, 434, 1, 0)'],
  ['shared memory of System V', 'return call(29, 194, 0, 4096, 0o1600)'],
  ['message queues', 'return call(68, 186, 0, 0o1600)'],
];

export const processProbes: Probe[] = [
  ...bodies.map(
    ([name, body], index): Probe => ({
      kind: 'processes',
      name,
      code: attempt(body),
      isQuick: index === 0,
    }),
  ),
  {
    kind: 'processes',
    name: 'a bomb of forks',
    code: 'import os\nwhile True:\n    try: os.fork()\n    except OSError: pass',
    timeoutMs: 800,
    held: ({ status }) => status === 'timeout',
  },
  {
    kind: 'processes',
    name: 'children that are never waited for',
    code: 'import os, time\nmade = 0\nfor _ in range(300):\n    try:\n        if os.fork() == 0: os._exit(0)\n        made += 1\n    except OSError: time.sleep(0.01)\nprint("held")',
    held: ({ status }) => status === 'ok' || status === 'error',
  },
  {
    kind: 'processes',
    name: 'a thousand threads',
    code: attempt(
      'threads = []\nwhile len(threads) < 1000:\n    threads.append(threading.Thread(target=time.sleep, args=(1,), daemon=True)); threads[-1].start()\nreturn True',
    ),
  },
];
