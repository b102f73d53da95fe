import { attempt, type Probe } from '../probe.ts';

/** `marker` is a value in the server's environment and memory that no code may ever see. */
export function secretProbes(marker: string): Probe[] {
  // Split, so that the attempt itself does not hold what it looks for.
  const needle = `"${marker.slice(0, 8)}" + "${marker.slice(8)}"`;
  const probes: [string, string][] = [
    ['environment of the code', `return [name for name, value in os.environ.items() if ${needle} in value]`],
    ['environment of every process', seekIn('/proc/[0-9]*/environ', needle)],
    ['environment of process 1', 'return open("/proc/1/environ", "rb").read()'],
    ['memory of process 1', 'return open("/proc/1/mem", "rb")'],
    ['memory map of process 1', 'return open("/proc/1/maps").read()'],
    ['open files of process 1', 'return os.listdir("/proc/1/fd")'],
    ['root and folder of process 1', 'return os.listdir("/proc/1/root") + [os.readlink("/proc/1/cwd")]'],
    [
      'names like keys in the environment',
      'return [n for n in os.environ if "KEY" in n or "TOKEN" in n or "SECRET" in n]',
    ],
    ['command lines that tell of the server', seekIn('/proc/[0-9]*/cmdline', '"serve" + ".ts"')],
    [
      'files of the server',
      'return glob.glob("/root/*") + glob.glob("/home/*") + glob.glob("/var/*") + glob.glob("/srv/*")',
    ],
    [
      'what let the session in',
      'frame = sys._getframe()\nheld = []\nwhile frame:\n    held += [value for value in frame.f_locals.values() if isinstance(value, (dict, tuple))]\n    held += [dict(frame.f_locals)]\n    frame = frame.f_back\nheld += [part for value in held if isinstance(value, tuple) for part in value if isinstance(part, dict)]\nreturn [value for value in held if isinstance(value, dict) and value.get("token")]',
    ],
    [
      'objects left by the server',
      `import gc
return [1 for item in gc.get_objects() if isinstance(item, dict) for value in list(item.values()) if isinstance(value, str) and ${needle} == value]`,
    ],
  ];
  return probes.map(([name, body], index) => ({
    kind: 'secrets',
    name,
    code: attempt(body),
    isQuick: index < 3,
  }));
}

function seekIn(pattern: string, needle: string): string {
  return `found = []
for path in glob.glob("${pattern}"):
    try:
        if (${needle}).encode() in open(path, "rb").read(): found.append(path)
    except OSError: pass
return found`;
}
