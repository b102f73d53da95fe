"""The first process of a session. It never runs a person's code; it starts it, limits it, ends it and reports."""

import os
import resource
import select
import signal
import socket
import struct
import time

import frames
import preload
import runner
import wire
import work_files
from streams import Kept

TICK = 0.05
OUTPUT_KILL = 64 * 1024 * 1024
CONTENT_KILL = 96 * 1024 * 1024
CONTENT_MOST = 9 * 1024 * 1024
STATE_MOST = 192 * 1024 * 1024
CONTENT = struct.Struct(">cI")
MEGABYTE = 1024 * 1024


class Supervisor:
    """Serves one connection of the server, one run at a time."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.frames = frames.Frames()
        self.state: dict[str, bytes] = {}
        self.history: list[str] = []
        self.base_memory = memory_of(os.getpid())

    def serve(self, session: str, token: str) -> None:
        wire.send(self.connection, {"hello": "kernel", "id": session, "token": token})
        while (message := wire.receive(self.connection)) is not None:
            header, payload = message
            if header["op"] == "run":
                self._run(header, payload)
            elif header["op"] == "read":
                data = work_files.read(header["name"])
                wire.send(self.connection, {"op": "file", "found": data is not None}, data or b"")

    def _run(self, header: dict, payload: bytes) -> None:
        started = time.monotonic()
        try:
            job = self._prepare(header, payload)
        except MemoryError:
            return self._refuse(started, "memory", "")
        except Exception as error:  # noqa: BLE001
            return self._refuse(started, "prepare", f"{type(error).__name__}: {error}"[:500])
        before, _ = work_files.snapshot()
        watch = Watch(self, job, header, started)
        ended = watch.run()
        end_everyone()
        self._keep(watch, header["code"])
        after, left = work_files.snapshot()
        files, more = work_files.changed(before, after)
        wire.send(self.connection, {
            "op": "done", **ended, "files": files, "filesLeftOut": left + more,
            "stdout": watch.kept["o"].text(), "stderr": watch.kept["e"].text(),
            "truncated": {"stdout": watch.kept["o"].truncated, "stderr": watch.kept["e"].truncated},
            "durationMs": (time.monotonic() - started) * 1000,
        })

    def _prepare(self, header: dict, payload: bytes) -> runner.Job:
        place = 0
        for file in header["files"]:
            work_files.write(file["name"], payload[place : place + file["size"]])
            place += file["size"]
        limit_memory(header["memoryMb"])
        preload.load_mentioned(header["code"], self.state)
        return runner.Job(
            code=header["code"], arguments=header["args"], stdin=payload[place:],
            frames=self.frames.prepare(header["datasets"], header["code"]),
            tables=[table["table"] for table in header["datasets"]],
            state=self.state, history=self.history, limits=header,
        )

    def _refuse(self, started: float, reason: str, detail: str) -> None:
        self.frames.loaded.clear()
        wire.send(self.connection, {
            "op": "done", "end": reason, "detail": detail, "code": None, "signal": None, "files": [],
            "filesLeftOut": 0, "stdout": "", "stderr": "", "truncated": {"stdout": False, "stderr": False},
            "durationMs": (time.monotonic() - started) * 1000,
        })

    def _keep(self, watch: "Watch", code: str) -> None:
        if watch.state is not None:
            self.state = watch.state
        self.history = [*self.history, code][-50:]


class Watch:
    """One run: its pipes, its clock, its memory."""

    def __init__(self, owner: Supervisor, job: runner.Job, header: dict, started: float) -> None:
        self.owner, self.job = owner, job
        self.deadline = started + header["timeoutMs"] / 1000
        self.most_memory = header["memoryMb"] * MEGABYTE
        self.kept = {"o": Kept(), "e": Kept()}
        self.content = bytearray()
        self.content_total = 0
        self.new_state: dict[str, bytes] = {}
        self.state: dict[str, bytes] | None = None

    def run(self) -> dict:
        pipes = {name: os.pipe() for name in ("i", "o", "e", "c")}
        child = os.fork()
        self.child, self.next_look = child, 0.0
        if child == 0:
            self.owner.connection.close()
            runner.run(self.job, pipes)
        os.close(pipes["i"][0])
        for name in ("o", "e", "c"):
            os.close(pipes[name][1])
        self.ends = {pipes[name][0]: name for name in ("o", "e", "c")}
        for end in (*self.ends, pipes["i"][1]):
            os.set_blocking(end, False)
        self.input, self.unsent = pipes["i"][1], memoryview(self.job.stdin)
        try:
            return self._follow(child)
        finally:
            for end in (*self.ends, *([self.input] if self.input is not None else [])):
                os.close(end)

    def _follow(self, child: int) -> dict:
        while True:
            reason = self._turn()
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid == child:
                end_everyone()
                self._drain()
                return {"end": "exit", "detail": "", **how_it_ended(status)}
            if reason is not None:
                end_everyone()
                self._drain()
                return {"end": reason, "detail": "", "code": None, "signal": "SIGKILL"}

    def _turn(self) -> str | None:
        """Waits for a tick at most; returns why the run has to end, if it has to."""
        self._feed()
        connection = self.owner.connection
        ready, _, _ = select.select([*self.ends, connection], [], [], TICK)
        if connection in ready:
            message = wire.receive(connection)
            if message is None:
                os._exit(0)
            return "stopped"
        for end in ready:
            self._read(end)
        if time.monotonic() > self.deadline:
            return "timeout"
        if sum(kept.total for kept in self.kept.values()) > OUTPUT_KILL:
            return "output"
        if self.content_total > CONTENT_KILL + STATE_MOST:
            return "content"
        return self._look_around()

    def _look_around(self) -> str | None:
        """Every tick, however much is printed: memory, and orphans of the code whose bodies are to be taken away."""
        now = time.monotonic()
        if now < self.next_look:
            return None
        self.next_look = now + TICK
        reap_strays(self.child)
        return "memory" if self._memory() > self.most_memory else None

    def _feed(self) -> None:
        if self.input is None:
            return
        try:
            while self.unsent:
                self.unsent = self.unsent[os.write(self.input, self.unsent[:65536]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            pass
        os.close(self.input)
        self.input = None

    def _read(self, end: int) -> bool:
        try:
            data = os.read(end, 1 << 18)
        except BlockingIOError:
            return False
        if not data:
            os.close(end)
            del self.ends[end]
            return False
        name = self.ends[end]
        if name == "c":
            self._take(data)
        else:
            fresh = self.kept[name].add(data)
            if fresh:
                wire.send(self.owner.connection, {"op": "output", "stream": name}, fresh)
        return True

    def _drain(self) -> None:
        for end in list(self.ends):
            while end in self.ends and self._read(end):
                if sum(kept.total for kept in self.kept.values()) > 2 * OUTPUT_KILL:
                    break

    def _take(self, data: bytes) -> None:
        """Cuts what the runner says into messages. Their content is never looked into here."""
        self.content_total += len(data)
        self.content += data
        while len(self.content) >= CONTENT.size:
            kind, length = CONTENT.unpack_from(self.content)
            if length > (STATE_MOST if kind == b"s" else CONTENT_MOST):
                self.content_total = 1 << 60
                return
            if len(self.content) < CONTENT.size + length:
                return
            body = bytes(memoryview(self.content)[CONTENT.size : CONTENT.size + length])
            del self.content[: CONTENT.size + length]
            self._hand_on(kind, body)

    def _hand_on(self, kind: bytes, body: bytes) -> None:
        if kind == b"s":
            name, _, value = body.partition(b"\0")
            self.new_state[name.decode("utf-8", "replace")] = value
        elif kind == b"k":
            self.state = self.new_state
        else:
            wire.send(self.owner.connection, {"op": "content", "kind": kind.decode("latin-1")}, body)

    def _memory(self) -> int:
        own = os.getpid()
        return sum(max(0, memory_of(pid) - self.owner.base_memory) for pid in processes() if pid != own)


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


def limit_memory(megabytes: int) -> None:
    """Address space for this process and all it starts: what is mapped now, and what the run may have."""
    with open("/proc/self/statm", "rb") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
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
