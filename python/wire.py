"""Frames between the server, the zygote and a session: two lengths, a JSON header, raw bytes."""

import json
import socket
import struct

LENGTHS = struct.Struct(">II")


def send(connection: socket.socket, header: dict, payload: bytes = b"") -> None:
    """Sends one frame. Blocks until the server has taken it."""
    text = json.dumps(header).encode()
    connection.sendall(LENGTHS.pack(len(text), len(payload)) + text)
    if payload:
        connection.sendall(payload)


def receive(connection: socket.socket) -> tuple[dict, bytes] | None:
    """The next frame, or None when the other side has gone."""
    lengths = _exactly(connection, LENGTHS.size)
    if lengths is None:
        return None
    text_length, payload_length = LENGTHS.unpack(lengths)
    text = _exactly(connection, text_length)
    payload = _exactly(connection, payload_length)
    if text is None or payload is None:
        return None
    return json.loads(text), payload


def _exactly(connection: socket.socket, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = connection.recv(min(count - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)
