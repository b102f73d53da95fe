"""What the first process of a session knows of the others, and does to them."""

import os
import resource
import signal

MEGABYTE = 1024 * 1024


def processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def memory_of(pid: int) -> int:
    """Bytes of a process that no file stands behind; 0 once it is gone."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            for line in file:
                if line.startswith(b"RssAnon:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        return 0
    return 0


def pages(column: int) -> int:
    """Pages of this process: 0 those mapped, 1 those resident."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[column])


def limit_memory(megabytes: int) -> None:
    """Address space for this process and all it starts: what is mapped now, and what the run may have."""
    mapped = pages(0) * resource.getpagesize()
    most = mapped + (megabytes + 256) * MEGABYTE
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


def end_everyone() -> None:
    """Kills every other process of the namespace and waits until none is left."""
    while True:
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def reap_strays(child: int) -> None:
    """Orphans of the code end up here; their bodies are taken away, the run's own is left for its waiter."""
    for pid in processes():
        if pid not in (os.getpid(), child):
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                continue


def how_it_ended(status: int) -> dict:
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return {"code": code, "signal": None}
    try:
        return {"code": None, "signal": signal.Signals(-code).name}
    except ValueError:
        return {"code": None, "signal": f"SIG{-code}"}
