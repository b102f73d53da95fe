"""Keeps the head and the tail of what code prints, whatever its length."""

HALF = 32 * 1024


class Kept:
    """One stream: at most 64 KB are kept, the cut is said."""

    def __init__(self) -> None:
        self.head = bytearray()
        self.tail = bytearray()
        self.total = 0

    def add(self, data: bytes) -> bytes:
        """Takes what arrived and returns the part of it that belongs to the head."""
        self.total += len(data)
        fresh = data[: HALF - len(self.head)]
        self.head += fresh
        self.tail += data[len(fresh) :]
        if len(self.tail) > 2 * HALF:
            del self.tail[:-HALF]
        return fresh

    @property
    def truncated(self) -> bool:
        return self.total > 2 * HALF

    def text(self) -> str:
        tail = bytes(self.tail[-HALF:])
        if not self.truncated:
            return bytes(self.head + tail).decode("utf-8", "replace")
        cut = self.total - len(self.head) - len(tail)
        notice = f"\n[… {cut} bytes left out …]\n"
        return self.head.decode("utf-8", "replace") + notice + tail.decode("utf-8", "replace")
