"""The process of one run: made for it, gone after it. Everything here can be changed by the code that it runs."""

import ast
import atexit
import builtins
import gc
import linecache
import os
import random
import resource
import sys
import threading
import traceback
import types
from dataclasses import dataclass

import capture
import report
import state
import tables
import work_imports

NAME = "<code>"
LIMITS = {
    resource.RLIMIT_NPROC: 48,
    resource.RLIMIT_FSIZE: 64 * 1024 * 1024,
    resource.RLIMIT_NOFILE: 256,
    resource.RLIMIT_STACK: 8 * 1024 * 1024,
    resource.RLIMIT_SIGPENDING: 256,
}


@dataclass
class Job:
    """What one run is about."""

    code: str
    arguments: list[str]
    stdin: bytes
    frames: dict[str, object]
    tables: list[str]
    state: dict[str, bytes]
    history: list[str]
    limits: dict


def run(job: Job, pipes: dict[str, tuple[int, int]]) -> None:
    """In the fork: take the pipes, take the limits, run, report. Never returns."""
    code = 1
    try:
        _settle_in(job, pipes)
        code = _execute(job)
        _flush()
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        os._exit(code)


def _settle_in(job: Job, pipes: dict[str, tuple[int, int]]) -> None:
    ends = [pipes["i"][0], pipes["o"][1], pipes["e"][1], pipes["c"][1]]
    high = [os.dup2(end, 64 + index) for index, end in enumerate(ends)]
    for target, end in enumerate(high):
        os.dup2(end, target)
    os.closerange(4, 4096)
    os.setsid()
    os.nice(10)
    for kind, most in LIMITS.items():
        hard = resource.getrlimit(kind)[1]
        most = most if hard < 0 else min(most, hard)
        resource.setrlimit(kind, (most, most))
    soft = resource.getrlimit(resource.RLIMIT_AS)[0]
    resource.setrlimit(resource.RLIMIT_AS, (soft, soft))
    seconds = int(job.limits["timeoutMs"] / 1000) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    sys.stdin = open(0, encoding="utf-8", errors="replace")
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", buffering=1)
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", buffering=1)
    sys.argv = ["main.py", *job.arguments]
    os.environ.clear()
    os.environ.update({"HOME": "/work", "LANG": "C.UTF-8", "TZ": "UTC", "MPLBACKEND": "agg"})
    random.seed()
    sys.modules["numpy"].random.seed()
    gc.enable()
    work_imports.install()


def _execute(job: Job) -> int:
    """Runs the code and tells what came of it; returns the exit code."""
    module = types.ModuleType("__main__")
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    space = module.__dict__
    lost = state.restore(job.state, job.history, job.code, space)
    space.update(ready_names(job))
    given = {name: id(value) for name, value in space.items()}
    linecache.cache[NAME] = (len(job.code), None, job.code.splitlines(keepends=True), NAME)
    code, value = _evaluate(job.code, space, lost)
    code = _end_as_a_script(space, value, given) or code
    if job.limits["keepsState"]:
        state.save(space, set(ready_names(job)), job.state, lost)
    return code


def _end_as_a_script(space: dict, value: object, given: dict[str, int]) -> int:
    """What follows the last line: figures still open, threads that are waited for, hooks of this run."""
    try:
        capture.finish(space, value, given)
        for thread in threading.enumerate():
            if thread is not threading.main_thread() and not thread.daemon:
                thread.join()
        atexit._run_exitfuncs()  # noqa: SLF001
    except BaseException as error:  # noqa: BLE001
        _tell_error(error, {})
        return 1
    return 0


def ready_names(job: Job) -> dict[str, object]:
    """Names that are there without an import: libraries, a frame for each dataset, `df` for the only one."""
    names = {
        "pd": sys.modules["pandas"], "np": sys.modules["numpy"], "px": sys.modules["plotly.express"],
        "plt": sys.modules["matplotlib.pyplot"], "go": sys.modules["plotly.graph_objects"],
        "display": display, **job.frames,
    }
    if len(job.tables) == 1 and job.tables[0] in job.frames:
        names["df"] = job.frames[job.tables[0]]
    return names


def display(*values: object) -> None:
    """What notebooks have: figures are shown, anything else is printed."""
    for value in values:
        if not capture.tell(value):
            print(tables.text_of(value))


def _evaluate(code: str, space: dict, lost: dict[str, str]) -> tuple[int, object]:
    """All statements, the last one's value if it is an expression; errors are told."""
    try:
        tree = ast.parse(code, NAME)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        if tree.body:
            exec(compile(tree, NAME, "exec"), space)  # noqa: S102
        value = eval(compile(ast.Expression(last.value), NAME, "eval"), space) if last else None  # noqa: S307
        if value is not None:
            tables.tell_result(value)
        return 0, value
    except SystemExit as error:
        return _tell_exit(error), None
    except BaseException as error:  # noqa: BLE001
        _tell_error(error, lost)
        return 1, None


def _tell_exit(error: SystemExit) -> int:
    if error.code is None or error.code == 0:
        return 0
    code = error.code & 255 if isinstance(error.code, int) else 1
    if not isinstance(error.code, int):
        print(error.code, file=sys.stderr)
    report.say_json(b"x", {"name": "SystemExit", "message": str(error.code)[:2000], "traceback": ""})
    return code or 1


def _tell_error(error: BaseException, lost: dict[str, str]) -> None:
    message = str(error)[:4000]
    if isinstance(error, NameError) and error.name in lost:
        message += f". It was {lost[error.name]}, which is not kept between runs: make it again in this one"
    report.say_json(b"x", {"name": type(error).__name__[:200], "message": message, "traceback": _user_frames(error)})


def _user_frames(error: BaseException) -> str:
    """The traceback as Python prints it, without the frames of this file and of libraries."""
    summary = traceback.TracebackException.from_exception(error, limit=-200, capture_locals=False)
    mine = [frame for frame in summary.stack if frame.filename == NAME or frame.filename.startswith("/work/")]
    summary.stack = traceback.StackSummary.from_list(mine[-8:])
    summary.__cause__ = summary.__context__ = None
    text = "".join(summary.format(chain=False))
    return text if len(text) <= 8000 else f"{text[:4000]}\n[…]\n{text[-4000:]}"


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue
