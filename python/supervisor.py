"""The first process of a session. It never runs a person's code; it starts it, limits it, ends it and reports."""

import os
import socket
import time

import frames
import preload
import runner
import wire
import work_files
from processes import Processes, end_everyone
from watch import Watch


class Supervisor:
    """Serves one connection of the server, one run at a time."""

    def __init__(self, connection: socket.socket, proc: int) -> None:
        self.connection = connection
        self.processes = Processes(proc)
        self.frames = frames.Frames()
        self.state: dict[str, bytes] = {}
        self.history: list[str] = []
        self.base_memory = self.processes.memory_of(os.getpid())

    def serve(self, admission: dict) -> None:
        hello = {"hello": "kernel", **{name: admission.pop(name) for name in ("id", "token")}}
        wire.send(self.connection, hello)
        hello.clear()  # Code can see this frame, and those that called it.
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
        watch = Watch(self.connection, job, started, (self.processes, self.base_memory))
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
        self.processes.limit_memory(header["memoryMb"])
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
            "cpuMs": 0, "memoryBytes": 0,
            "filesLeftOut": 0, "stdout": "", "stderr": "", "truncated": {"stdout": False, "stderr": False},
            "durationMs": (time.monotonic() - started) * 1000,
        })

    def _keep(self, watch: Watch, code: str) -> None:
        if watch.state is not None:
            self.state = watch.state
        self.history = [*self.history, code][-50:]
