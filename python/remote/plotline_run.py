"""Runs code in an interpreter far away and tells what came of it.

Sent as text before each run, with the files beside it, so it brings all it needs; plain Python 3.8, every library
optional. The code that it runs can change anything here: what is told is content, never proof.
"""

import ast
import base64
import builtins
import importlib
import io
import linecache
import os
import signal
import sys
import threading
import time
import traceback

from plotline_answer import tell
from plotline_figures import Figures
from plotline_folder import changed, is_there, snapshot, write
from plotline_stream import Stream
from plotline_values import bundle, make_ready

NAME = "<code>"
KERNEL = "__plotline_kernel__"


class TimeUp(BaseException):
    """The run's time is over."""


def run(code, job, space):
    """Runs the code in the namespace `space` as `job` says; returns what is to be told in the answer itself."""
    space.pop("__plotline__", None)
    job = {**job, "folder": job["folder"] or os.getcwd()}
    os.makedirs(job["folder"], exist_ok=True)
    os.chdir(job["folder"])
    _forget_modules(job["folder"])
    for name, data in job["inline"].items():
        write(name, base64.b64decode(data))
    needs = [file["name"] for file in job["expected"] if not is_there(file)]
    if needs:
        return tell({"needs": needs}, [], job)
    is_new = space.get(KERNEL) != job["kernel"]
    space[KERNEL] = job["kernel"]
    figures = Figures()
    out, err = Stream(sys.stdout if job["tee"] else None), Stream(sys.stderr if job["tee"] else None)
    before = snapshot(job)
    started = time.perf_counter()
    with _Borrowed(job, out, err):
        outcome, error = _run_code(code, job, (space, figures))
    told = {
        **outcome,
        "isNew": is_new,
        "version": "%d.%d.%d" % sys.version_info[:3],
        "stdout": out.text(),
        "stderr": err.text(),
        "truncated": {"stdout": out.is_cut, "stderr": err.is_cut},
        "notes": figures.notes,
        "files": changed(before, snapshot(job)),
        "durationMs": round((time.perf_counter() - started) * 1000),
    }
    answer = tell(told, figures.drawn, job)
    if error is not None and job["raises"] and not (figures.drawn and job["folderOut"] is None):
        raise _with_clean_words(error, outcome["error"]["traceback"])
    return answer


def _with_clean_words(error, text):
    """The error, so that a notebook kernel shows no more of it than the frames of the code."""
    if isinstance(error, SyntaxError):
        # Kernels have a way of their own with these.
        error = type(type(error).__name__, (Exception,), {"__module__": "builtins"})(str(error))
    error._render_traceback_ = lambda: text.rstrip().split("\n")
    return error


def _forget_modules(folder):
    """Files of the working folder may have changed since an earlier run imported them."""
    importlib.invalidate_caches()
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(f"{folder}/"):
            del sys.modules[name]


def _run_code(code, job, place):
    space, figures = place
    result, error, value = None, None, None
    try:
        make_ready(code, job, space)
        figures.watch(code)
        before = {name: id(held) for name, held in space.items()}
        linecache.cache[NAME] = (len(code), None, code.splitlines(keepends=True), NAME)
        tree = ast.parse(code, NAME)
        if not job["timesLoading"]:
            _start_clock(job)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        try:
            exec(compile(tree, NAME, "exec"), space)
            value = eval(compile(ast.Expression(last.value), NAME, "eval"), space) if last else None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            figures.finish(value, space, before)
        result = bundle(value, job)
    except BaseException as raised:
        error = raised
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"result": result, **_end(error, job)}, None if isinstance(error, (SystemExit, TimeUp)) else error


def _end(error, job):
    """The status, and the error as its name, its message and the frames of the code that was given."""
    if error is None or (isinstance(error, SystemExit) and error.code in (None, 0)):
        return {"status": "ok", "error": None}
    if isinstance(error, TimeUp):
        return {"status": "timeout", "error": None}
    if isinstance(error, SystemExit):
        told = {"name": "SystemExit", "message": str(error.code)[:2000], "traceback": ""}
        return {"status": "error", "error": told}
    summary = traceback.TracebackException.from_exception(error)
    mine = [frame for frame in summary.stack if frame.filename == NAME or frame.filename.startswith(job["folder"])]
    summary.stack = traceback.StackSummary.from_list(mine[-8:])
    summary.__cause__ = summary.__context__ = None
    text = "".join(summary.format(chain=False))
    text = text if len(text) <= 8000 else f"{text[:4000]}\n[…]\n{text[-4000:]}"
    told = {"name": type(error).__name__, "message": str(error)[:4000], "traceback": text}
    return {"status": "out_of_memory" if isinstance(error, MemoryError) else "error", "error": told}


class _Borrowed:
    """Streams, arguments, input and the alarm, given back after the run."""

    def __init__(self, job, out, err):
        self.job, self.out, self.err = job, out, err

    def __enter__(self):
        self.kept = (sys.stdout, sys.stderr, sys.stdin, sys.argv, builtins.input)
        stdin = io.StringIO(self.job["stdin"])
        sys.stdout, sys.stderr, sys.stdin = self.out, self.err, stdin
        sys.argv = ["main.py", *self.job["args"]]
        builtins.input = self.read_line
        os.environ["MPLBACKEND"] = "agg"
        if self.job["folder"] not in sys.path:
            sys.path.append(self.job["folder"])
        if self.job["timesLoading"]:
            _start_clock(self.job)

    def read_line(self, prompt=""):
        sys.stdout.write(str(prompt))
        line = sys.stdin.readline()
        if line == "":
            raise EOFError("EOF when reading a line")
        return line.rstrip("\n")

    def __exit__(self, *_):
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout, sys.stderr, sys.stdin, sys.argv, builtins.input = self.kept


def _start_clock(job):
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGALRM, _raise_time_up)
        signal.setitimer(signal.ITIMER_REAL, job["timeoutMs"] / 1000)


def _raise_time_up(*_):
    raise TimeUp
