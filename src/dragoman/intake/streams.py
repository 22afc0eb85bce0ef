"""Files as streams of bytes: opened with care, unpacked where they are gzip, and read with a bound."""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.schema.errors import IntakeError

GZIP = b"\x1f\x8b"
_SKIPPED_AT_ONCE = 1 << 20
_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def special_kind(mode: int) -> str | None:
    """Name what a path is that is neither file nor folder; None for those two."""
    return _SPECIAL.get(stat.S_IFMT(mode))


@contextmanager
def open_plain(path: str, shown: str) -> Iterator[BinaryIO]:
    """Open a regular file and unpack it where its first bytes say gzip; IntakeError where it cannot be read.

    `shown` is the path as messages give it. Errors of reading inside the block become IntakeErrors too.
    """
    try:
        with Path(path).open("rb") as handle:
            if kind := special_kind(Path(path).stat().st_mode):
                raise IntakeError(
                    f"this is {kind}, not a file",
                    where=shown,
                    cure="Give `-` and pipe the text in",
                    slug="not-a-file",
                )
            yield unpack(handle)
    except OSError as error:
        raise as_intake_error(error, shown) from error
    except (EOFError, zlib.error) as error:
        raise broken_gzip(error, shown) from error


def unpack(handle: BinaryIO) -> BinaryIO:
    """Give the stream itself, or what is packed in it where it begins as gzip does. It can be peeked at."""
    buffered = (
        handle if isinstance(handle, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, handle))
    )
    if buffered.peek(2)[:2] == GZIP:
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered))))
    return cast(BinaryIO, buffered)


def read_bounded(stream: BinaryIO, most: int, shown: str) -> bytes:
    """Read the whole stream; IntakeError where it holds more than `most` bytes, read no further."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(most, shown)
    return data


def skip_line(stream: BinaryIO) -> None:
    """Read on to the end of a line, keeping nothing of it."""
    while True:
        piece = stream.readline(_SKIPPED_AT_ONCE)
        if not piece or piece.endswith(b"\n"):
            return


def too_large(most: int, shown: str) -> IntakeError:
    """Make the error for an article of more than `most` bytes."""
    return IntakeError(
        f"more than {most:,} bytes for one article",
        where=shown,
        cure="Split it, or raise the limit with --max-bytes",
        slug="too-large",
    )


def broken_gzip(error: Exception, shown: str) -> IntakeError:
    """Make the error for a gzip stream that is damaged or cut off."""
    return IntakeError(
        f"the gzip data is damaged or cut off ({error})",
        where=shown,
        cure="Fetch or pack the file again",
        slug="broken-gzip",
    )


def as_intake_error(error: OSError, shown: str) -> IntakeError:
    """Say in plain words why a file cannot be read."""
    if isinstance(error, gzip.BadGzipFile):
        return broken_gzip(error, shown)
    if isinstance(error, FileNotFoundError):
        return IntakeError(
            "there is no file or folder here", where=shown, cure="Check the spelling", slug="missing"
        )
    if isinstance(error, PermissionError):
        return IntakeError(
            "you are not allowed to read this",
            where=shown,
            cure="Ask for read permission (chmod +r)",
            slug="unreadable",
        )
    return IntakeError(
        f"this cannot be read ({error.strerror or error})",
        where=shown,
        cure="Check the disk and the path",
        slug="unreadable",
    )
