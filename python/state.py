"""What one run leaves to the next: data by value, libraries by name, definitions by the code that made them.

The process of a run ends with it, and with it every patched library, thread, exit hook and changed data frame. The
bytes that it leaves are opened only in the process of a later run that mentions the name, by `carry`.
"""

import ast
import builtins
import types

import carry
import definitions
import report
import trusted
from frames import mentioned

MOST_NAMES = 5000
MOST_IN_ALL = 160 * 1024 * 1024


def restore(state: dict[str, bytes], history: list[str], code: str, space: dict) -> dict[str, str]:
    """Puts the names that the code mentions into the namespace; returns those that can't be, with what they held."""
    lost: dict[str, str] = {}
    waiting = [name for name in mentioned(code, state) if name.isidentifier() and not name.startswith("__")]
    seen: set[str] = set()
    made: list[tuple[str, ast.stmt]] = []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        kind, body = state[name][:1], state[name][1:]
        if kind == b"D":
            statement = definitions.find(name, history)
            if statement is None or hasattr(builtins, name):
                lost[name] = "a function or class that was made at run time"
                continue
            made.append((name, statement))
            waiting += mentioned(ast.unparse(statement), state)
        else:
            _restore_value(name, kind, body, space, lost)
    _make(made, space, lost)
    return lost


def _restore_value(name: str, kind: bytes, body: bytes, space: dict, lost: dict[str, str]) -> None:  # noqa: PLR0913
    if kind == b"L":
        lost[name] = body.decode("utf-8", "replace")[:200]
        return
    try:
        value = _read(kind, body)
    except Exception:  # noqa: BLE001
        lost[name] = "a value that could not be read again"
        return
    if not (hasattr(builtins, name) and callable(value)):
        space[name] = value


def _read(kind: bytes, body: bytes) -> object:
    if kind == b"M":
        return trusted.module_named(body.decode())
    if kind == b"G":
        module, _, name = body.decode().partition(":")
        value = getattr(trusted.module_named(module), name)
        if isinstance(value, types.ModuleType):
            raise ValueError(name)
        return value
    return carry.read(body)


def _make(made: list[tuple[str, ast.stmt]], space: dict, lost: dict[str, str]) -> None:
    """Classes need their bases first, so those that fail wait for the others."""
    for _ in range(len(made)):
        failed = []
        for name, statement in made:
            try:
                definitions.make(statement, space)
            except Exception:  # noqa: BLE001
                failed.append((name, statement))
        if not failed or len(failed) == len(made):
            break
        made = failed
    for name, _ in made:
        if name not in space:
            lost[name] = "a function or class that was made at run time"


def save(space: dict, ready: set[str], before: dict[str, bytes], lost: dict[str, str]) -> None:
    """Tells every name of the namespace, and those of before that this run never opened."""
    names = [name for name in space if not name.startswith("__") and name not in ready]
    total = 0
    for name in names[:MOST_NAMES]:
        data = _written(space[name])
        total += len(data)
        if total > MOST_IN_ALL:
            data = b"L" + b"a value for which there was no room"
            total -= len(data)
        report.say(b"s", name.encode() + b"\0" + data)
    for name, data in before.items():
        if name not in names and (name in lost or name not in space) and name not in ready:
            report.say(b"s", name.encode() + b"\0" + data)
    report.say(b"k", b"")


def _written(value: object) -> bytes:
    if isinstance(value, types.ModuleType):
        is_known = trusted.is_trusted(value.__name__)
        return b"M" + value.__name__.encode() if is_known else b"Lthe module " + value.__name__.encode()
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        return _written_by_name(value)
    try:
        return b"P" + carry.write(value)
    except carry.TooLarge:
        return b"Lmore than 64 MB"
    except BaseException:  # noqa: BLE001
        return b"La value of type " + type(value).__qualname__.encode()


def _written_by_name(value) -> bytes:  # noqa: ANN001
    module, name = getattr(value, "__module__", None), getattr(value, "__name__", "")
    if module == "__main__":
        return b"D"
    try:
        if trusted.is_trusted(module) and getattr(trusted.module_named(module), name) is value:
            return f"G{module}:{name}".encode()
    except Exception:  # noqa: BLE001
        return b"La function"
    return b"La function that was made at run time"
