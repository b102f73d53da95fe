"""The working folder as the supervisor sees it: never through a link, never more than stated."""

import os
import stat

WORK = "/work"
MOST_FILES = 100
MOST_DEPTH = 8
MOST_SEEN = 10_000
MOST_BYTES = 64 * 1024 * 1024
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def snapshot() -> tuple[dict[str, tuple], int]:
    """Every plain file by name with what changes when it is written, and how many had to be left out."""
    found: dict[str, tuple] = {}
    state = {"seen": 0, "left": 0}
    root = os.open(WORK, _FOLDER)
    try:
        _walk(root, "", found, state)
    finally:
        os.close(root)
    return found, state["left"]


def _walk(folder: int, prefix: str, found: dict, state: dict) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            state["seen"] += 1
            if state["seen"] > MOST_SEEN:
                state["left"] += 1
                return
            if not _is_clean(entry.name) or entry.name == "__pycache__":
                state["left"] += entry.name != "__pycache__"
                continue
            status = os.stat(entry.name, dir_fd=folder, follow_symlinks=False)
            name = prefix + entry.name
            if stat.S_ISREG(status.st_mode):
                found[name] = (status.st_size, status.st_mtime_ns, status.st_ino)
            elif stat.S_ISDIR(status.st_mode) and name.count("/") < MOST_DEPTH:
                _descend(folder, entry.name, found, state, prefix=f"{name}/")


def _descend(folder: int, name: str, found: dict, state: dict, *, prefix: str) -> None:
    try:
        inner = os.open(name, _FOLDER, dir_fd=folder)
    except OSError:
        state["left"] += 1
        return
    try:
        _walk(inner, prefix, found, state)
    finally:
        os.close(inner)


def _is_clean(name: str) -> bool:
    return name.isprintable() and len(name) <= 200


def changed(before: dict, after: dict) -> tuple[list[dict], int]:
    """Files that are new or written to, by name; and how many more there were than are listed."""
    names = sorted(name for name, facts in after.items() if before.get(name) != facts)
    return [{"name": name, "size": after[name][0]} for name in names[:MOST_FILES]], max(0, len(names) - MOST_FILES)


def write(name: str, data: bytes) -> None:
    """Puts a file below the working folder. Folders are made; a link on the way is an error."""
    parts = _parts(name)
    folder = os.open(WORK, _FOLDER)
    try:
        for part in parts[:-1]:
            try:
                os.mkdir(part, 0o700, dir_fd=folder)
            except FileExistsError:
                pass
            inner = os.open(part, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        _replace(folder, parts[-1], data)
    finally:
        os.close(folder)


def _replace(folder: int, name: str, data: bytes) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        pass
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=folder)
    with os.fdopen(file, "wb") as out:
        out.write(data)


def read(name: str) -> bytes | None:
    """The bytes of a plain file; None where there is none, or it is too large to hand out."""
    *folders, last = _parts(name)
    folder = os.open(WORK, _FOLDER)
    try:
        for part in folders:
            inner = os.open(part, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        file = os.open(last, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except OSError:
        return None
    finally:
        os.close(folder)
    with os.fdopen(file, "rb") as source:
        status = os.fstat(source.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return source.read(MOST_BYTES)


def _parts(name: str) -> list[str]:
    parts = name.split("/")
    if not all(part and part not in (".", "..") and _is_clean(part) for part in parts) or len(parts) > MOST_DEPTH:
        raise ValueError(f"{name!r} is not a name below the working folder")
    return parts
