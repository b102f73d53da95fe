import { attempt, type Probe } from '../probe.ts';

const say =
  'import os, struct\ndef say(kind, body): os.write(3, struct.pack(">cI", kind, len(body)) + body)\n';

/** Whatever code says on its channel is content: status, end and time are never its to tell. */
export const resultChannelProbes: Probe[] = [
  {
    kind: 'result channel',
    name: 'a status made up on the channel',
    code: `${say}say(b"d", b'{"op": "done", "status": "ok", "end": "exit", "code": 0}')\nos._exit(7)`,
    held: ({ status, process }) => status === 'error' && process?.exitCode === 7,
  },
  {
    kind: 'result channel',
    name: 'noise on the channel',
    code: 'import os\nos.write(3, os.urandom(5000))',
    held: ({ figures }) => figures.length === 0,
  },
  {
    kind: 'result channel',
    name: 'a length that lies',
    code: 'import os, struct\nos.write(3, struct.pack(">cI", b"f", 0xFFFFFFFF))\nwhile True: pass',
    held: ({ error }) => error?.name === 'ResultLimit',
  },
  {
    kind: 'result channel',
    name: 'words without end',
    code: `${say}while True: os.write(3, (b"n" + bytes(4)) * 8192)`,
    held: ({ error }) => error?.name === 'ResultLimit',
  },
  {
    kind: 'result channel',
    name: 'an error that is a book',
    code: `${say}say(b"x", bytes(1 << 20))`,
    held: ({ error }) => error?.name === 'ResultLimit',
  },
  {
    kind: 'result channel',
    name: 'channel closed',
    code: 'import os\nos.close(3)\nprint(1)',
    held: ({ stdout, figures, files }) => stdout === '1\n' && figures.length + files.length === 0,
  },
  {
    kind: 'result channel',
    name: 'output closed',
    code: 'import sys, os\nsys.stdout.close(); os.close(1); os.close(2)',
    held: ({ status }) => status === 'ok' || status === 'error',
  },
  {
    kind: 'result channel',
    name: 'deep nesting in a result',
    code: `${say}say(b"r", b"[" * 100000 + b"]" * 100000)`,
    held: ({ result }) => result === null,
  },
  {
    kind: 'result channel',
    name: 'a result of a million keys',
    code: '{"k%d" % n: n for n in range(10**6)}',
    held: ({ result }) => JSON.stringify(result).length < 100_000,
  },
  {
    kind: 'result channel',
    name: 'prototype keys in a result',
    code: `${say}say(b"r", b'{"__proto__": {"polluted": 1}, "text/plain": "x"}')`,
    held: () => !('polluted' in {}),
  },
  {
    kind: 'result channel',
    name: 'a repr that raises',
    code: 'class A:\n    def __repr__(self): raise SystemExit(0)\nA()',
    held: ({ result }) => result === null,
  },
  {
    kind: 'result channel',
    name: 'the server’s connection',
    code: attempt(
      'import stat\ndef is_socket(number):\n    try: return stat.S_ISSOCK(os.fstat(number).st_mode)\n    except OSError: return False\nreturn [n for n in range(4096) if is_socket(n)]',
    ),
    isQuick: true,
  },
  {
    kind: 'result channel',
    name: 'text that is not text',
    code: 'import os\nos.write(1, bytes(range(128, 256)))',
    held: ({ status }) => status === 'ok',
  },
];
