"""Turns what SQLite complains of into the errors of the house, which say where and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dragoman.schema.errors import (
    RecordBusy,
    RecordDamaged,
    RecordError,
    RecordForeign,
    RecordFull,
    RecordReadOnly,
)

# Extended codes that `sqlite3` does not name in Python 3.11's minimum of SQLite.
_WRITE_FAULTS = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
}


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Raise what goes wrong inside as a RecordError about the record at `where`."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig, where) from error
    except sqlite3.Error as error:
        raise explain(error, where) from error


def explain(error: BaseException | None, where: str) -> RecordError:
    """Say what an error of the database means; the extended result code decides, not the wording."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordBusy(
            "another program has been writing to the record for too long",
            where=where,
            cure="Wait until it is done, or end it; then try again. What was acknowledged is kept",
        )
    if primary == sqlite3.SQLITE_FULL or code in _WRITE_FAULTS:
        return RecordFull(
            f"the record could not be written, the disk or its quota is full ({error})",
            where=where,
            cure="Make room and run the same command again: it goes on where it stopped",
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return read_only(where)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return RecordReadOnly(
            "the record or a file that SQLite keeps beside it cannot be opened",
            where=where,
            cure="Check that it is a file and that you may read it and write to its folder",
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return foreign(where, "this is not a database of SQLite")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR):
        return damaged(where, str(error))
    return RecordError(
        f"the database refused: {error}",
        where=where,
        cure="Run `dragoman verify` on it and report what it says",
    )


def read_only(where: str) -> RecordReadOnly:
    """Say that the record can be read but not written."""
    return RecordReadOnly(
        "the record cannot be written: the file, its folder or the disk is read-only",
        where=where,
        cure="Change its permissions, or copy it to a place where you may write",
    )


def foreign(where: str, what: str) -> RecordForeign:
    """Say that a file is something else than a record."""
    return RecordForeign(what, where=where, cure="Name a record made by `dragoman add`, or a new file")


def empty(where: str) -> RecordForeign:
    """Say that a file has nothing in it: a run ended before it wrote, or it is no record."""
    return RecordForeign(
        "this file is empty: a record was begun here at most, and nothing was written",
        where=where,
        cure="`dragoman add` makes a record of it. Or name another file",
    )


def outdated(where: str, version: int, known: int) -> RecordReadOnly:
    """Say that a record must be brought up to date, which reading never does."""
    return RecordReadOnly(
        f"the record has the earlier schema {version}, and this version reads schema {known}",
        where=where,
        cure="`dragoman add` with any report brings it up to date and keeps all that is in it",
    )


def damaged(where: str, what: str) -> RecordDamaged:
    """Say that the file is broken."""
    return RecordDamaged(
        f"the record's file is damaged ({what})",
        where=where,
        cure="Keep a copy, see what `dragoman verify` finds, and add the articles again to a new record",
    )
