"""Messages between a run and its workers: a length of four bytes, then that many bytes."""

from __future__ import annotations

from typing import BinaryIO

_LENGTH = 4


def write_frame(stream: BinaryIO, message: bytes) -> None:
    """Write one message, whole; OSError where the other side is gone."""
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Read one message; None where the other side is gone, in the middle of a message too."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    message = stream.read(length)
    return message if len(message) == length else None
