"""Assembles the seccomp filter of a session (classic BPF, see the kernel's seccomp_filter.rst)."""

import errno
import struct

from seccomp_calls import (
    CLONE, CLONE3, DONE, FCHMODAT2, FCNTL, FIRST_UNKNOWN, IOCTL, PRLIMIT, REFUSED, SCHEDULING, SETPRIORITY,
)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
NAMESPACE_FLAGS = 0x7E020080
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
FUTEX_WAITV = 449
# Who owns a file may make all who open it wait, and an unprivileged server owns what it shows to sessions.
F_SETLEASE = 1024

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4


def build_filter(machine: str) -> bytes:
    """The filter's instructions, 8 bytes each, for `x86_64` or `aarch64`."""
    column, architecture = ARCHITECTURES[machine]
    program = [
        _load(_ARCHITECTURE_AT), _jump(_EQUAL, architecture, 1, 0), _return(_KILL),
        _load(_NUMBER_AT),
    ]
    if machine == "x86_64":
        program += _when(_AT_LEAST, 0x40000000, _KILL)
    program += _when(_EQUAL, CLONE3[column], _refuse(errno.ENOSYS))
    for numbers in REFUSED.values():
        if numbers[column] is not None:
            program += _when(_EQUAL, numbers[column], _refuse(errno.EPERM))
    for numbers in DONE.values():
        program += _when(_EQUAL, numbers[column], _refuse(0))
    program += _checked(CLONE[column], 0, _when(_ANY_BIT, NAMESPACE_FLAGS, _refuse(errno.EPERM)))
    terminal = _when(_EQUAL, TIOCSTI, _refuse(errno.EPERM)) + _when(_EQUAL, TIOCLINUX, _refuse(errno.EPERM))
    program += _checked(IOCTL[column], 1, terminal)
    program += _checked(FCNTL[column], 1, _when(_EQUAL, F_SETLEASE, _refuse(errno.EPERM)))
    itself_only = [_jump(_EQUAL, 0, 1, 0), _return(_refuse(errno.EPERM))]
    for numbers in (PRLIMIT, *SCHEDULING):
        program += _checked(numbers[column], 0, itself_only)
    program += _checked(SETPRIORITY[column], 0, [*itself_only, _argument(1), *itself_only])
    for known in (FUTEX_WAITV, FCHMODAT2[column]):
        program += _when(_EQUAL, known, _ALLOW)
    program += _when(_AT_LEAST, FIRST_UNKNOWN, _refuse(errno.ENOSYS))
    program.append(_return(_ALLOW))
    return b"".join(program)


def _checked(number: int, argument: int, rules: list[bytes]) -> list[bytes]:
    """For one call: look at the low half of an argument, apply the rules, allow otherwise."""
    body = [_argument(argument), *rules, _return(_ALLOW)]
    return [_jump(_EQUAL, number, 0, len(body)), *body]


def _when(test: int, value: int, verdict: int) -> list[bytes]:
    return [_jump(test, value, 0, 1), _return(verdict)]


def _argument(place: int) -> bytes:
    return _load(16 + 8 * place)


def _load(offset: int) -> bytes:
    return struct.pack("HBBI", _LOAD, 0, 0, offset)


def _jump(test: int, value: int, if_true: int, if_false: int) -> bytes:
    return struct.pack("HBBI", test, if_true, if_false, value)


def _return(verdict: int) -> bytes:
    return struct.pack("HBBI", _RETURN, 0, 0, verdict)


def _refuse(number: int) -> int:
    return 0x00050000 | number
