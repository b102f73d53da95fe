"""Follows one run from outside it: its output, its content, its clock, its memory."""

import os
import resource
import select
import socket
import struct
import time

import runner
import wire
from processes import Processes, end_everyone, how_it_ended
from streams import Kept

TICK = 0.05
MEGABYTE = 1024 * 1024
OUTPUT_KILL = 64 * MEGABYTE
SHOWN_KILL = 48 * MEGABYTE
STATE_MOST = 192 * MEGABYTE
# Most bytes of one message by its kind, and what even the smallest counts as: each is work for the server.
MOST = {b"s": STATE_MOST, b"x": MEGABYTE // 4, b"n": MEGABYTE // 64}
MOST_OTHERS, LEAST = 9 * MEGABYTE, 4096
CONTENT = struct.Struct(">cI")


class Watch:
    """One run: its pipes, its clock, its memory."""

    def __init__(
        self, connection: socket.socket, job: runner.Job, started: float, memory: tuple[Processes, int],
    ) -> None:
        """`memory` is where it is seen, and how much of it a process has before any code."""
        self.connection, self.job = connection, job
        self.processes, self.base_memory = memory
        self.deadline = started + job.limits["timeoutMs"] / 1000
        self.most_memory = job.limits["memoryMb"] * MEGABYTE
        self.kept = {"o": Kept(), "e": Kept()}
        self.content = bytearray()
        self.told = {"shown": 0, "left": 0}
        self.new_state: dict[str, bytes] = {}
        self.state: dict[str, bytes] | None = None
        self.peak = 0
        self.resident = self.processes.pages(1) * resource.getpagesize()

    def run(self) -> dict:
        pipes = {name: os.pipe() for name in ("i", "o", "e", "c")}
        child = os.fork()
        self.child, self.next_look = child, 0.0
        if child == 0:
            self.connection.close()
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
            pid, status, usage = os.wait4(child, os.WNOHANG)
            if pid == child:
                end_everyone()
                self._drain()
                return {"end": "exit", "detail": "", **how_it_ended(status), **self._used(usage)}
            if reason is not None:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                end_everyone()
                self._drain()
                return {"end": reason, "detail": "", "code": None, "signal": "SIGKILL", **self._used_since(before)}

    def _used(self, usage: resource.struct_rusage) -> dict:
        grown = usage.ru_maxrss * 1024 - self.resident
        return {
            "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
            "memoryBytes": max(self.peak, grown, 0),
        }

    def _used_since(self, before: resource.struct_rusage) -> dict:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return {"cpuMs": seconds * 1000, "memoryBytes": self.peak}

    def _turn(self) -> str | None:
        """Waits for a tick at most; returns why the run has to end, if it has to."""
        self._feed()
        ready, _, _ = select.select([*self.ends, self.connection], [], [], TICK)
        if self.connection in ready:
            if wire.receive(self.connection) is None:
                os._exit(0)
            return "stopped"
        for end in ready:
            self._read(end)
        if time.monotonic() > self.deadline:
            return "timeout"
        if sum(kept.total for kept in self.kept.values()) > OUTPUT_KILL:
            return "output"
        if self.told["shown"] > SHOWN_KILL or self.told["left"] > STATE_MOST:
            return "content"
        return self._look_around()

    def _look_around(self) -> str | None:
        """Every tick, however much is printed: memory, and orphans of the code whose bodies are to be taken away."""
        now = time.monotonic()
        if now < self.next_look:
            return None
        self.next_look = now + TICK
        self.processes.reap_strays(self.child)
        used = self._memory()
        self.peak = max(self.peak, used)
        return "memory" if used > self.most_memory else None

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
                wire.send(self.connection, {"op": "output", "stream": name}, fresh)
        return True

    def _drain(self) -> None:
        for end in list(self.ends):
            while end in self.ends and self._read(end):
                if sum(kept.total for kept in self.kept.values()) > 2 * OUTPUT_KILL:
                    break

    def _take(self, data: bytes) -> None:
        """Cuts what the runner says into messages. Their content is never looked into here."""
        self.content += data
        while len(self.content) >= CONTENT.size:
            kind, length = CONTENT.unpack_from(self.content)
            if length > MOST.get(kind, MOST_OTHERS):
                self.told["shown"] = SHOWN_KILL + 1
                return
            if len(self.content) < CONTENT.size + length:
                return
            body = bytes(memoryview(self.content)[CONTENT.size : CONTENT.size + length])
            del self.content[: CONTENT.size + length]
            self.told["left" if kind == b"s" else "shown"] += max(len(body), LEAST)
            if self.told["shown"] > SHOWN_KILL:
                return
            self._hand_on(kind, body)

    def _hand_on(self, kind: bytes, body: bytes) -> None:
        if kind == b"s":
            name, _, value = body.partition(b"\0")
            self.new_state[name.decode("utf-8", "replace")] = value
        elif kind == b"k":
            self.state = self.new_state
        else:
            wire.send(self.connection, {"op": "content", "kind": kind.decode("latin-1")}, body)

    def _memory(self) -> int:
        others = [pid for pid in self.processes.ids() if pid != os.getpid()]
        return sum(max(0, self.processes.memory_of(pid) - self.base_memory) for pid in others)
