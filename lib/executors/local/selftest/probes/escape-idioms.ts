import { attempt, type Probe } from '../probe.ts';

const bodies: [string, string][] = [
  [
    'subclasses to a program',
    'found = [c for c in object.__subclasses__() if c.__name__ == "Popen"]\nreturn found and found[0](["/bin/sh", "-c", "true"]).wait() == 0',
  ],
  ['an import under another name', 'import os as pandas\nreturn pandas.system("id") == 0'],
  ['the loader of modules', 'return __import__("importlib").import_module("posix").system("id") == 0'],
  ['a library of C', 'return ctypes.CDLL("libc.so.6").system(b"true") == 0'],
  [
    'frames of who called',
    'frame = sys._getframe()\nnames = []\nwhile frame:\n    names += [n for n, v in frame.f_locals.items() if type(v).__name__ == "socket" and v.fileno() > 3 and os.fstat(v.fileno())]; frame = frame.f_back\nreturn names',
  ],
  [
    'objects of who called',
    'import gc\nreturn [o for o in gc.get_objects() if type(o).__name__ == "socket" and o.fileno() >= 0]',
  ],
  [
    'code compiled by hand',
    'import types\nreturn eval(compile("__import__(\'os\').execv(\'/bin/sh\', [\'sh\'])", "x", "eval"))',
  ],
  [
    'machine code in writable memory',
    'import mmap\npage = mmap.mmap(-1, 4096, prot=7)\npage.write(bytes([0xB8, 59, 0, 0, 0, 0x0F, 0x05, 0xC3]))\nkind = ctypes.CFUNCTYPE(ctypes.c_long)\nreturn platform.machine() == "x86_64" and kind(ctypes.addressof(ctypes.c_char.from_buffer(page)))() == 0',
  ],
  [
    'a pickle that runs a program',
    'import pickle\nclass A:\n    def __reduce__(self): return (os.system, ("true",))\nreturn pickle.loads(pickle.dumps(A())) == 0',
  ],
  ['pandas eval', 'import pandas\nreturn pandas.eval("@os.system(\'true\')", engine="python") == 0'],
  [
    'a library from the working folder',
    'data = open(glob.glob("/opt/lib/libz*")[0], "rb").read()\nopen("/work/own.so", "wb").write(data)\nreturn ctypes.CDLL("/work/own.so")',
  ],
  ['a package installed', 'import pip\nreturn pip'],
  [
    'multiprocessing with a new interpreter',
    'import multiprocessing as m\np = m.get_context("spawn").Process(target=print); p.start(); p.join(); return p.exitcode == 0',
  ],
];

export const escapeProbes: Probe[] = bodies.map(([name, body]) => ({
  kind: 'escape idioms',
  name,
  code: attempt(body),
}));
