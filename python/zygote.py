"""The interpreter that every session is forked from: libraries loaded once, no code of a person ever run here."""

import os
import select
import signal
import socket
import sys

FOLDER, PACKAGES, SOCKET = "/opt/plotline", "/opt/packages", "/run/plotline/socket"
# Seconds without a request after which the next slower library is loaded.
QUIET = 0.3
sys.path[:0] = [FOLDER]
sys.path.append(PACKAGES)

import isolation  # noqa: E402
import syscalls  # noqa: E402
import wire  # noqa: E402


def main(user: int) -> None:
    _become(user)
    connection = _connect()
    import preload  # noqa: PLC0415

    preload.load_first()
    hello = {"hello": "zygote", "token": sys.stdin.readline().strip(), "version": sys.version.split()[0]}
    wire.send(connection, hello)
    hello.clear()  # A session's code can see this frame.
    Zygote(connection, preload.later()).serve()


def _become(user: int) -> None:
    """A server that runs as root must not give code its user id."""
    if os.getuid() == 0:
        _mount_plain_proc()
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    if os.getuid() == 0 or os.geteuid() == 0:
        raise SystemExit("The sandbox refuses to run as root.")


def _mount_plain_proc() -> None:
    """Bubblewrap run by root covers parts of /proc, and then the kernel lets no session mount its own."""
    flags = syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC
    syscalls.mount("proc", "/proc", "proc", flags)


def _connect() -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(SOCKET)
    return connection


class Zygote:
    """Forks sessions and ends them, as the server says."""

    def __init__(self, connection: socket.socket, later) -> None:
        self.connection = connection
        self.later = later
        self.sessions: dict[int, str] = {}
        self.wake_up, wake_up_end = os.pipe()
        for end in (self.wake_up, wake_up_end):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake_up_end, warn_on_full_buffer=False)

    def serve(self) -> None:
        while True:
            has_work = self.later is not None
            ready, _, _ = select.select([self.connection, self.wake_up], [], [], QUIET if has_work else None)
            if self.wake_up in ready:
                os.read(self.wake_up, 4096)
                self._reap()
            if self.connection in ready:
                message = wire.receive(self.connection)
                if message is None:
                    return  # The server has gone. Bubblewrap's own word of that does not reach another user.
                self._do(message[0])
            elif has_work and not ready and next(self.later, None) is None:
                self.later = None

    def _do(self, message: dict) -> None:
        if message["op"] == "fork":
            self._fork(message)
        if message["op"] == "kill":
            for pid, session in self.sessions.items():
                if session == message["id"]:
                    os.kill(pid, signal.SIGKILL)

    def _fork(self, message: dict) -> None:
        session = message["id"]
        owner = os.getuid(), os.getgid()
        try:
            pid = isolation.fork_into_namespaces()
        except OSError as error:
            self._tell({"op": "ended", "id": session, "reason": f"{type(error).__name__}: {error}"[:300]})
            return
        if pid == 0:
            self.connection.detach()
            _start_session(message, owner)
        self.sessions[pid] = session

    def _reap(self) -> None:
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            session = self.sessions.pop(pid, None)
            if session is not None:
                self._tell({"op": "ended", "id": session, "reason": ""})

    def _tell(self, message: dict) -> None:
        wire.send(self.connection, message)


def _start_session(message: dict, owner: tuple[int, int]) -> None:
    """In the fork: connect, isolate, and become the session's supervisor. Never returns."""
    try:
        connection = _connect()
        _supervise(connection, message, owner)
    finally:
        os._exit(1)


def _supervise(connection: socket.socket, message: dict, owner: tuple[int, int]) -> None:
    import supervisor  # noqa: PLC0415

    session = message["id"]
    try:
        proc = isolation.seal(session, connection.fileno(), owner)
        supervisor.Supervisor(connection, proc).serve(message)
    except Exception as error:  # noqa: BLE001
        _tell_failure(connection, session, f"{type(error).__name__}: {error}"[:300])


def _tell_failure(connection: socket.socket, session: str, reason: str) -> None:
    try:
        wire.send(connection, {"hello": "failed", "id": session, "reason": reason})
    except OSError:
        pass  # The server has gone, and this process is about to.


if __name__ == "__main__":
    main(int(sys.argv[1]))
