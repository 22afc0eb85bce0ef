"""What a person asks with: names, words, ids. Checked before a database sees it, and quoted in short."""

from __future__ import annotations

import os
import unicodedata

from dragoman.schema.errors import QueryError

MOST_CHARACTERS = 2000
_QUOTED = 40


def check_asked(value: str, what: str) -> str:
    """Give a name or words that can be looked for, as they are; QueryError that says what is wrong with them.

    `what` is the option or field that they were given to.
    """
    if len(value) > MOST_CHARACTERS:
        raise QueryError(
            f"{quoted(value)} has {len(value):,} characters; at most {MOST_CHARACTERS:,} can be looked for",
            where=what,
            cure="Give the part of it that tells",
        )
    for place, character in enumerate(value):
        # A lone surrogate is what is made of a byte that is not UTF-8, in a terminal of another encoding.
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r":
            raise QueryError(
                f"{quoted(value)} has a character that no text holds, U+{ord(character):04X}, at {place}",
                where=what,
                cure="Write it anew; the terminal must send UTF-8",
            )
    return value


def quoted(value: str) -> str:
    """Quote what a person wrote, in short, in a form that every terminal can show."""
    return repr(value[:_QUOTED]) + ("…" if len(value) > _QUOTED else "")


def printable(path: str) -> str:
    """Give a path as sources are kept: with U+FFFD for the bytes of a file's name that are not UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace").decode()


def spellings(path: str) -> tuple[str, ...]:
    """Give the ways to write the path of one file: a source keeps the one with which it was read."""
    if not path or "\0" in path or "://" in path:
        return (path,)
    whole = os.path.abspath(path)  # noqa: PTH100 - `Path.resolve` would follow links, and fail on loops
    short = os.path.relpath(whole)
    return tuple(dict.fromkeys((path, short, os.path.join(".", short), whole)))  # noqa: PTH118
