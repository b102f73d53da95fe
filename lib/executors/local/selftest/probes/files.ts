import { attempt, type Probe } from '../probe.ts';

const bodies: [string, string][] = [
  [
    'accounts of the machine',
    'return [line for line in open("/etc/passwd") if not line.startswith("sandbox:")]',
  ],
  ['passwords of the machine', 'return open("/etc/shadow").read() or True'],
  [
    'programs and shells',
    'return [p for p in ("/bin", "/sbin", "/usr", "/bin/sh", "/usr/bin/env") if os.path.exists(p)]',
  ],
  ['write to the root', 'open("/written", "w"); return True'],
  ['write to the libraries', 'open("/opt/packages/pandas/written.py", "w"); return True'],
  ['write to the runner', 'open("/opt/plotline/runner.py", "a"); return True'],
  ['write to the data', 'open("/data/written.parquet", "w"); return True'],
  ['change the mode of data', 'os.chmod("/data", 0o777); return True'],
  ['write to /etc', 'open("/etc/hosts", "a"); return True'],
  ['write to /dev', 'open("/dev/written", "w"); return True'],
  [
    'disks as devices',
    'return [p for p in glob.glob("/dev/*") if p not in ("/dev/" + n for n in "null zero full random urandom shm".split())]',
  ],
  ['make a device', 'os.mknod("/tmp/disk", 0o060600, os.makedev(8, 0)); return True'],
  [
    'set-user-id programs',
    'return [os.path.join(d, f) for d, _, fs in os.walk("/") if not d.startswith("/proc") for f in fs if os.lstat(os.path.join(d, f)).st_mode & 0o6000]',
  ],
  ['other sessions’ folders', 'return os.path.exists("/sessions") or os.path.exists("/run")'],
  [
    'a link out of the working folder',
    'os.symlink("/proc/1/environ", "/work/link"); return open("/work/link", "rb").read()',
  ],
  ['above the root', 'return [n for n in os.listdir("/../..") if n in ("home", "usr", "root", "boot")]'],
  ['kernel settings', 'return open("/proc/sys/kernel/core_pattern").read()'],
  [
    'kernel memory and symbols',
    'return [p for p in ("/proc/kcore", "/proc/kallsyms", "/proc/keys", "/sys/kernel") if os.path.exists(p)]',
  ],
  [
    'the machine’s folders in lists of mounts',
    'lists = glob.glob("/proc/*/mount*") + glob.glob("/proc/*/task/*/mount*") + ["/proc/mounts", "/proc/self/mountinfo", "/proc/self/mountstats"]\nreturn [path for path in lists if os.path.exists(path)]',
  ],
  [
    'the machine’s folders in compiled libraries',
    'import marshal\ndef source(path): return marshal.loads(open(path, "rb").read()[16:]).co_filename\nreturn [path for path in glob.glob("/opt/packages/*/__pycache__/*.pyc")[:200] if not source(path).startswith("/opt/packages/")]',
  ],
  [
    'the machine’s interpreter in commands of packages',
    'return [path for path in glob.glob("/opt/packages/bin/*") if open(path, "rb").read(2) == b"#!"]',
  ],
  [
    'the list of mounts of the C library',
    'libc.setmntent.restype = ctypes.c_void_p\nreturn libc.setmntent(b"/proc/self/mounts", b"r")',
  ],
  [
    'lists of mounts by newer calls',
    'return call(458, 458, ctypes.create_string_buffer(32), ctypes.create_string_buffer(4096), 64, 0)',
  ],
  [
    'a lease that keeps others from a file',
    'import fcntl\nreturn [fcntl.fcntl(os.open(path, os.O_RDONLY), 1024, kind) for path in ("/etc/passwd", "/work/own") if open("/work/own", "w") for kind in (0, 1)]',
  ],
  ['a file handle of the machine', 'return call(304, 265, -100, ctypes.create_string_buffer(64), 0)'],
];

export const fileProbes: Probe[] = [
  ...bodies.map(([name, body], index) => ({
    kind: 'files' as const satisfies Probe['kind'],
    name,
    code: attempt(body),
    isQuick: index === 2 || index === 3,
  })),
  {
    kind: 'files',
    name: 'links and odd names are not handed out',
    code: `import os
os.symlink("/etc/passwd", "passwd.txt")
os.mkdir("folder"); os.symlink("/", "folder/root")
open("line\\nbreak", "w").write("x"); open(b"\\xff\\xfe", "w").write("x"); open("plain.txt", "w").write("x")`,
    held: ({ files }) => files.map(({ name }) => name).join() === 'plain.txt',
  },
  {
    kind: 'files',
    name: 'a deep tree of folders ends no listing',
    code: 'import os\nfor depth in range(600):\n    os.mkdir("d"); os.chdir("d")\nopen("deep.txt", "w").write("x")',
    held: ({ status, files }) => status === 'ok' && files.length === 0,
  },
];
