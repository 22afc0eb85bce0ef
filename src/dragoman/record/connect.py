"""Opens the database file: recognises it, sets how it writes, begins transactions as they must begin.

How safe a write is. `synchronous=FULL` makes SQLite wait for the disk before a commit returns, in WAL and
with a rollback journal alike: what `add` acknowledged outlives `kill -9` (the operating system holds it) and
loss of power (the disk holds it, as far as it tells the truth). The rollback journal is truncated, not
deleted: with FULL, SQLite then syncs the truncation too, so that lost power cannot bring the journal back and
undo the last commit.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from dragoman.record.faults import empty, explain, faults, foreign, outdated, read_only
from dragoman.schema.errors import RecordMissing, RecordTooNew

Mode = Literal["read", "write", "create"]

APPLICATION_ID = 0x44524147  # "DRAG", in bytes 68 to 71 of the file
BUSY_SECONDS = 60.0


def can_use_wal(version: tuple[int, ...]) -> bool:
    """Say whether a version of SQLite writes WAL safely with several connections.

    Versions 3.7.0 to 3.51.2 can reset a WAL file that another connection still reads, which may corrupt the
    database (sqlite.org/wal.html#walresetbug); the cure was carried back to 3.44.6 and 3.50.7.
    """
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version >= (3, 51, 3)


def connect(where: str, mode: Mode, known: int) -> tuple[Engine, int]:
    """Open the SQLite file at `where`; give its engine and its schema version, 0 where it is empty.

    Nothing is written to a file before it is known to be a record of a schema up to `known`; an earlier one
    is not read before it was brought up to date. Raises RecordMissing, RecordForeign, RecordTooNew,
    RecordReadOnly, RecordDamaged, RecordBusy.
    """
    path = Path(where)
    try:
        _check_place(path, where, mode)
    except (OSError, ValueError) as error:
        # No right to look into the folder, a name too long, a NUL in it.
        raise RecordMissing(
            f"the record cannot be reached ({getattr(error, 'strerror', None) or error})",
            where=where,
            cure="Check the name, and that you may look into its folder",
        ) from error

    def open_file() -> sqlite3.Connection:
        target = f"file:{quote(os.fsencode(path.absolute()))}?{_open_as(path, mode)}"
        return sqlite3.connect(
            target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    def open_known() -> sqlite3.Connection:
        raw = open_file()
        _prepare(raw, writes=mode != "read")
        return raw

    with faults(where):
        with closing(open_file()) as raw:
            version = recognise(raw, where, known)
        if version == 0 and mode != "create":
            raise empty(where)
        if mode == "read" and version < known:
            raise outdated(where, version, known)
        engine = create_engine(
            "sqlite://", creator=open_known, poolclass=QueuePool, pool_size=2, max_overflow=8
        )
        event.listen(engine, "begin", _begin)
        return engine, version


def put_journal_away(engine: Engine) -> None:
    """Delete the empty journal that a writer leaves for the next one, unless somebody is at work on it."""
    with suppress(DBAPIError, sqlite3.Error), closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA busy_timeout=0")
        raw.cursor().execute("PRAGMA journal_mode=DELETE")


def read_only_connection(where: str) -> sqlite3.Connection:
    """Open a record so that SQLite itself forbids every write to it, but not to temporary tables."""
    path = Path(where)
    how = _open_as(path, "read").replace("mode=rw", "mode=ro")
    return sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )


def _check_place(path: Path, where: str, mode: Mode) -> None:
    """Refuse what cannot be a record before SQLite touches it."""
    if "\0" in where:
        raise ValueError("a name holds no NUL")  # SQLite would take the name to end there
    if path.is_dir():
        raise foreign(where, "this is a folder, not a record")
    if not path.exists():
        if mode != "create":
            raise RecordMissing("there is no record here", where=where, cure="Make one with `dragoman add`")
        if not path.absolute().parent.is_dir():
            raise RecordMissing(
                "there is no such folder to make the record in", where=where, cure="Make the folder first"
            )
        if not os.access(path.absolute().parent, os.W_OK, effective_ids=True):
            raise read_only(where)
    elif not path.is_file():
        raise foreign(where, "this is not a regular file")
    elif not os.access(path, os.R_OK, effective_ids=True):
        raise explain(_cannot_open(), where)
    elif mode != "read" and not _writable(path):
        raise read_only(where)


def _cannot_open() -> sqlite3.Error:
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return error


def _writable(path: Path) -> bool:
    """Say whether the file and its folder, which holds the journal, can be written."""
    return all(os.access(p, os.W_OK, effective_ids=True) for p in (path, path.absolute().parent))


def _open_as(path: Path, mode: Mode) -> str:
    """Choose how SQLite opens the file.

    A reader opens a writable file for writing too, with writes switched off (`query_only`): only so can it
    put right what a killed writer left behind. A file on a read-only disk is opened as unchanging where no
    journal says otherwise, as SQLite could not make its lock files there.
    """
    if mode == "create":
        return "mode=rwc"
    if mode == "write" or _writable(path):
        return "mode=rw"
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    return "mode=ro" if any(p.exists() and p.stat().st_size for p in beside) else "mode=ro&immutable=1"


def _prepare(raw: sqlite3.Connection, *, writes: bool) -> None:
    """Set one connection up. A file may be hostile: its schema is not trusted to call functions."""
    raw.execute("PRAGMA trusted_schema=OFF")
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA cache_size=-32000")
    raw.execute("PRAGMA temp_store=MEMORY")
    if writes:
        _choose_journal(raw)
    else:
        raw.execute("PRAGMA query_only=ON")


def _choose_journal(raw: sqlite3.Connection) -> None:
    """Keep the journal that this SQLite writes safely: WAL where it can, else a rollback journal."""
    if can_use_wal(sqlite3.sqlite_version_info):
        raw.execute("PRAGMA journal_mode=WAL")
        return
    # A record that a later SQLite left in WAL is taken out of it, unless that is at work on it now.
    raw.execute("PRAGMA busy_timeout=0")
    with suppress(sqlite3.OperationalError):
        raw.execute("PRAGMA journal_mode=TRUNCATE")
    raw.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")


def _begin(connection: Connection) -> None:
    """Begin for real: `sqlite3` alone begins late, and a deferred writer can fail although it could wait."""
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def recognise(raw: sqlite3.Connection, where: str, known: int) -> int:
    """Give the record's schema version, 0 for an empty file.

    Raises RecordForeign for any other database, RecordTooNew for a schema after `known`.
    """
    application, version, tables = (
        raw.execute(question).fetchone()[0]
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if application != APPLICATION_ID and (application or version or tables):
        raise foreign(where, "this is a database of another program")
    if version > known:
        raise RecordTooNew(
            f"the record has schema {version}, this version knows schemas up to {known}",
            where=where,
            cure="Update Dragoman: pip install --upgrade dragoman",
        )
    return int(version)
