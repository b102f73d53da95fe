import type { Execution } from '#lib/contracts/index.ts';
import { attempt, type Probe } from '../probe.ts';

const isLate = ({ status }: Execution) => status === 'timeout';
const isTooLarge = ({ status }: Execution) => status === 'out_of_memory';
const isEnded = ({ status }: Execution) => status === 'error' || status === 'out_of_memory';
const forever = { kind: 'resources', timeoutMs: 700, held: isLate } as const;

export const resourceProbes: Probe[] = [
  { ...forever, name: 'an endless loop', code: 'while True: pass' },
  { ...forever, name: 'an endless call in C', code: 'sum(range(10**12))' },
  { ...forever, name: 'an endless power', code: '7 ** 7 ** 9' },
  { ...forever, name: 'a pattern that never ends', code: 'import re\nre.match("(a+)+$", "a" * 60 + "b")' },
  { ...forever, name: 'sleep', code: 'import time\ntime.sleep(60)' },
  {
    ...forever,
    name: 'signals ignored',
    code: 'import signal\nfor each in set(signal.Signals) - {9, 19}:\n    signal.signal(each, signal.SIG_IGN)\nwhile True: pass',
  },
  {
    ...forever,
    name: 'exceptions caught for ever',
    code: 'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  },
  {
    ...forever,
    name: 'reading an input that never comes',
    code: 'import os\nreading, writing = os.pipe()\nos.read(reading, 1)',
  },
  { kind: 'resources', name: 'one huge array', code: 'np.ones(10**10)', held: isTooLarge },
  {
    kind: 'resources',
    name: 'many small arrays',
    code: 'held = []\nwhile True: held.append(np.ones(100_000))',
    held: isTooLarge,
  },
  { kind: 'resources', name: 'a huge text', code: 'x = "a" * (1 << 34)', held: isTooLarge },
  {
    kind: 'resources',
    name: 'memory in many processes',
    code: 'import os, time\nfor _ in range(10):\n    if os.fork() == 0:\n        held = bytearray(os.urandom(1 << 20) * 90); time.sleep(20)\ntime.sleep(20)',
    held: isTooLarge,
  },
  {
    kind: 'resources',
    name: 'files without end',
    code: 'number = 0\nwhile True:\n    open(f"f{number}", "w").close(); number += 1',
    held: isEnded,
  },
  {
    kind: 'resources',
    name: 'a file without end',
    code: 'with open("big", "wb") as f:\n    while True: f.write(bytes(1 << 20))',
    held: isEnded,
  },
  {
    kind: 'resources',
    name: 'shared memory as files',
    code: 'for number in range(9):\n    with open(f"/dev/shm/{number}", "wb") as f:\n        for _ in range(60): f.write(bytes(1 << 20))',
    held: isEnded,
  },
  {
    kind: 'resources',
    name: 'open files without end',
    code: 'held = []\nwhile True: held.append(open("/dev/null"))',
    held: isEnded,
  },
  {
    kind: 'resources',
    name: 'recursion without end',
    code: 'def f(): f()\nf()',
    held: ({ error }) => error?.name === 'RecursionError',
  },
  {
    kind: 'resources',
    name: 'recursion in C',
    code: 'import sys\nsys.setrecursionlimit(10**8)\ndef f(): f()\nf()',
    timeoutMs: 4000,
    held: ({ status }) => status !== 'ok',
  },
  {
    kind: 'resources',
    name: 'memory that processes share',
    code: 'import mmap, os, time\nfor _ in range(6):\n    if os.fork() == 0:\n        held = [mmap.mmap(-1, 32 << 20) for _ in range(8)]\n        for part in held:\n            for place in range(0, 32 << 20, 4096): part[place] = 1\n        time.sleep(20)\ntime.sleep(20)',
    held: isTooLarge,
  },
  {
    kind: 'resources',
    name: 'memory in pairs of sockets',
    code: attempt(
      'pairs, sent = [], 0\ntry:\n    while True:\n        one, other = socket.socketpair()\n        pairs.append((one, other))\n        one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30)\n        one.setblocking(False)\n        try:\n            while True: sent += one.send(bytes(65536))\n        except BlockingIOError: pass\nexcept OSError: pass\nreturn sent > 64 << 20',
    ),
  },
  {
    kind: 'resources',
    name: 'memory in pipes of many processes',
    code: 'import os, time\nfor _ in range(40):\n    if os.fork() == 0: break\nheld = [os.pipe() for _ in range(120)]\nfor _, end in held:\n    os.set_blocking(end, False); os.write(end, bytes(65536))\ntime.sleep(20)',
    held: isTooLarge,
  },
  {
    ...forever,
    name: 'waiting for the machine’s disk',
    code: 'import ctypes, os\nlibc = ctypes.CDLL(None)\nfor _ in range(20):\n    if os.fork() == 0: break\nwhile True:\n    file = os.open("/opt/plotline/runner.py", os.O_RDONLY)\n    os.fsync(file); libc.syncfs(file); libc.sync(); os.close(file)',
  },
  { kind: 'resources', name: 'memory of locked pages', code: attempt('return call(149, 228, 0, 1 << 20)') },
  {
    kind: 'resources',
    name: 'a higher limit',
    code: attempt('resource.setrlimit(resource.RLIMIT_AS, (-1, -1)); return True'),
  },
];
