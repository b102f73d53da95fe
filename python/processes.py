"""What the first process of a session knows of the others, and does to them."""

import os
import resource
import signal

MEGABYTE = 1024 * 1024
COUNTED = (b"RssAnon:", b"RssShmem:", b"VmSwap:")
# Descriptors that cost nothing, and bytes of one more.
USUALLY_OPEN, BUFFER = 16, 256 * 1024


class Processes:
    """The processes of the session, seen through a descriptor of its /proc: to code there is no such folder."""

    def __init__(self, proc: int) -> None:
        self.proc = proc

    def ids(self) -> list[int]:
        return [int(name) for name in os.listdir(self.proc) if name.isdigit()]

    def memory_of(self, pid: int) -> int:
        """Bytes of a process that no file of the machine stands behind, swapped out or not; 0 once it is gone."""
        try:
            lines = self._read(f"{pid}/status").splitlines()
            sizes = (int(line.split()[1]) * 1024 for line in lines if line.startswith(COUNTED))
            return sum(sizes) + self._buffers_of(pid)
        except (OSError, ValueError):
            return 0

    def _buffers_of(self, pid: int) -> int:
        """What the kernel may hold for a process in pipes and pairs of sockets, which no other number tells. Before
        Linux 6.2 nothing is known of it."""
        opened = os.stat(f"{pid}/fd", dir_fd=self.proc).st_size
        return max(0, opened - USUALLY_OPEN) * BUFFER

    def pages(self, column: int) -> int:
        """Pages of this process: 0 those mapped, 1 those resident."""
        return int(self._read("self/statm").split()[column])

    def limit_memory(self, megabytes: int) -> None:
        """Address space for this process and all it starts: what is mapped now, and what the run may have."""
        mapped = self.pages(0) * resource.getpagesize()
        most = mapped + (megabytes + 256) * MEGABYTE
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))

    def reap_strays(self, child: int) -> None:
        """Orphans of the code end up here; their bodies are taken away, the run's own is left for its waiter."""
        for pid in self.ids():
            if pid not in (os.getpid(), child):
                try:
                    os.waitpid(pid, os.WNOHANG)
                except ChildProcessError:
                    continue

    def _read(self, name: str) -> bytes:
        file = os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.proc)
        try:
            return os.read(file, 16384)
        finally:
            os.close(file)


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


def how_it_ended(status: int) -> dict:
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return {"code": code, "signal": None}
    try:
        return {"code": None, "signal": signal.Signals(-code).name}
    except ValueError:
        return {"code": None, "signal": f"SIG{-code}"}
