"""What code prints, kept at its head and its tail."""

import io

HALF = 32 * 1024


class Stream(io.TextIOBase):
    """Keeps the head and the tail of what is printed and passes all of it on."""

    def __init__(self, onward):
        self.onward = onward
        self.head = bytearray()
        self.tail = bytearray()
        self.total = 0

    encoding = "utf-8"

    def writable(self):
        return True

    def write(self, text):
        data = str(text).encode("utf-8", "replace")
        self.total += len(data)
        room = max(0, HALF - len(self.head))
        self.head += data[:room]
        self.tail += data[room:]
        if len(self.tail) > 2 * HALF:
            del self.tail[:-HALF]
        if self.onward is not None:
            self.onward.write(text)
        return len(text)

    def flush(self):
        if self.onward is not None:
            self.onward.flush()

    @property
    def is_cut(self):
        return self.total > 2 * HALF

    def text(self):
        tail = bytes(self.tail[-HALF:])
        cut = self.total - len(self.head) - len(tail)
        if cut <= 0:
            return bytes(self.head + tail).decode("utf-8", "replace")
        notice = f"\n[… {cut} bytes left out …]\n"
        return self.head.decode("utf-8", "replace") + notice + tail.decode("utf-8", "replace")
