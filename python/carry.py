"""Values as bytes and back. What is read may have been written by anyone, so reading makes data and nothing else:
no code runs, and no class, function or module is changed by it."""

import io
import pickle
import types

import text_arrays
import trusted

MOST = 64 * 1024 * 1024
LONG = 1000


class TooLarge(Exception):
    """A value of more bytes than are kept."""


class _Bounded(io.RawIOBase):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.total = 0

    def write(self, data) -> int:  # noqa: ANN001
        part = bytes(data)
        self.total += len(part)
        if self.total > MOST:
            raise TooLarge
        self.parts.append(part)
        return len(part)


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object):  # noqa: ANN201
        import numpy as np  # noqa: PLC0415

        if type(value) is np.ndarray and value.dtype == object and value.size > LONG:
            return text_arrays.reduce(value)
        return NotImplemented


def write(value: object) -> bytes:
    out = _Bounded()
    _Writer(out, protocol=5).dump(value)
    return b"".join(out.parts)


class _Reader(pickle._Unpickler):  # noqa: SLF001
    """Python's own reader in Python, whose single steps can be refused."""

    dispatch = dict(pickle._Unpickler.dispatch)  # noqa: SLF001

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self.makers: list[object] = []

    def find_class(self, module: str, name: str) -> object:
        found = trusted.find(module, name)
        self.makers.append(found)
        return found

    def _only_makers(self, value: object) -> None:
        if not any(value is maker for maker in self.makers):
            raise pickle.UnpicklingError("calls what is not a maker of data")

    def checked_reduce(self) -> None:
        maker = self.stack[-2]
        self._only_makers(maker)
        self.load_reduce()
        if maker is trusted.zone_maker:
            self.makers.append(self.stack[-1])

    def checked_new(self) -> None:
        self._only_makers(self.stack[-2])
        self.load_newobj()

    def checked_new_with_names(self) -> None:
        self._only_makers(self.stack[-3])
        self.load_newobj_ex()

    def checked_build(self) -> None:
        if isinstance(self.stack[-2], (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)):
            raise pickle.UnpicklingError("changes a class or a function")
        self.load_build()

    def refused(self) -> None:
        raise pickle.UnpicklingError("takes an old form")

    dispatch[pickle.REDUCE[0]] = checked_reduce
    dispatch[pickle.NEWOBJ[0]] = checked_new
    dispatch[pickle.NEWOBJ_EX[0]] = checked_new_with_names
    dispatch[pickle.BUILD[0]] = checked_build
    for _old in (pickle.INST, pickle.OBJ, pickle.PERSID, pickle.BINPERSID, pickle.EXT1, pickle.EXT2, pickle.EXT4):
        dispatch[_old[0]] = refused


def read(data: bytes) -> object:
    return _Reader(data).load()
