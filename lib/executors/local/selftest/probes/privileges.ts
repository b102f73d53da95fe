import { attempt, type Probe } from '../probe.ts';

const bodies: [string, string][] = [
  ['being root', 'return 0 in os.getresuid() + os.getresgid() or 0 in os.getgroups()'],
  ['becoming root', 'os.setuid(0); return True'],
  [
    'capabilities',
    'header = (ctypes.c_uint32 * 2)(0x20080522, 0)\nheld = (ctypes.c_uint32 * 6)()\ncall(125, 90, header, held)\nreturn list(held) if any(held) else [n for n in range(64) if libc.prctl(23, n, 0, 0, 0) == 1]',
  ],
  ['no filter', 'return (libc.prctl(21, 0, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0)) != (2, 1)'],
  ['a namespace of its own', 'return libc.unshare(0x10000000) == 0'],
  ['a namespace by clone', 'return call(56, 220, 0x10000000 | 17, 0, 0, 0, 0)'],
  ['a namespace by clone3', 'return call(435, 435, ctypes.create_string_buffer(88), 88)'],
  ['a mount', 'return libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0'],
  ['a mount by the new calls', 'return call(430, 430, b"tmpfs", 0)'],
  ['another root', 'return libc.chroot(b"/work") == 0'],
  ['a writable root', 'return libc.mount(None, b"/", None, 32 | 4096, None) == 0'],
  ['BPF programs', 'return call(321, 280, 0, ctypes.create_string_buffer(64), 64)'],
  ['io_uring', 'return call(425, 425, 8, ctypes.create_string_buffer(120))'],
  ['keys of the kernel', 'return call(250, 219, 0, -3, 0)'],
  ['performance events', 'return call(298, 241, ctypes.create_string_buffer(112), 0, -1, -1, 0)'],
  ['faults handled by itself', 'return call(323, 282, 0)'],
  ['the kernel’s log', 'return call(103, 116, 3, ctypes.create_string_buffer(64), 64)'],
  ['modules of the kernel', 'return call(313, 273, 0, b"", 0)'],
  ['the clock', 'time.clock_settime(time.CLOCK_REALTIME, 0); return True'],
  ['the name of the machine', 'socket.sethostname("mine"); return True'],
  ['calls of another architecture', 'return call(0x40000000 + 39, 1 << 20)'],
  ['another personality', 'return call(135, 92, 0x0400000)'],
];

export const privilegeProbes: Probe[] = bodies.map(([name, body], index): Probe => {
  const probe: Probe = { kind: 'privileges', name, code: attempt(body), isQuick: index < 5 };
  if (name !== 'calls of another architecture') return probe;
  return { ...probe, held: ({ status, stdout }) => status === 'error' || stdout.includes('held') };
});
