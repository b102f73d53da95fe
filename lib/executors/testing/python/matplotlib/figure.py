import struct
import zlib


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class Axes:
    def __init__(self):
        self.title = ""

    def set_title(self, title):
        self.title = title

    def get_title(self):
        return self.title

    def bar(self, *_):
        pass

    plot = bar


class Figure:
    texts = ()

    def __init__(self):
        self.axes = []

    def add_subplot(self):
        self.axes.append(Axes())
        return self.axes[-1]

    def get_axes(self):
        return self.axes

    def savefig(self, target, **_):
        """A grey picture of 4 × 3 pixels."""
        rows = b"".join(b"\0" + bytes([128]) * 4 for _ in range(3))
        head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0))
        target.write(b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b""))
