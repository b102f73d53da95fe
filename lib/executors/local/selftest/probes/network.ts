import { attempt, type Probe } from '../probe.ts';

const families = [
  'AF_INET',
  'AF_INET6',
  'AF_UNIX',
  'AF_NETLINK',
  'AF_PACKET',
  'AF_VSOCK',
  'AF_ALG',
  'AF_BLUETOOTH',
];

const bodies: [string, string][] = [
  ...families.map((family): [string, string] => [
    `a socket of ${family}`,
    `return [socket.socket(getattr(socket, "${family}"), kind) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW)][:1]`,
  ]),
  ['a name looked up', 'return socket.getaddrinfo("localhost", 80) and socket.gethostbyname("example.com")'],
  [
    'a page fetched',
    'import urllib.request\nreturn urllib.request.urlopen("http://127.0.0.1:3000/api/health", timeout=2).read()',
  ],
  [
    'a page fetched through pandas',
    'import pandas\nreturn len(pandas.read_csv("http://127.0.0.1:3000/api/health"))',
  ],
  ['interfaces of the machine', 'return [name for _, name in socket.if_nameindex() if name != "lo"]'],
  ['routes of the machine', 'return open("/proc/net/route").read().count("\\n") > 1'],
  [
    'a message over a pair to an address',
    'left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\nreturn left.sendto(b"x", "\\0plotline")',
  ],
];

export const networkProbes: Probe[] = bodies.map(([name, body], index) => ({
  kind: 'network',
  name,
  code: attempt(body),
  isQuick: index === 0,
}));
