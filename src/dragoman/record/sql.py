"""Opens a record, whichever database it is in: the one door to the store."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from dragoman.record.connect import Mode, connect, put_journal_away
from dragoman.record.faults import faults
from dragoman.record.migrations import MIGRATIONS, migrate
from dragoman.record.view import SqlView
from dragoman.record.writer import SqlWriter


class SqlRecord(SqlWriter, SqlView):
    """A record in an SQL database, a Writer and a View in one; a context manager that closes it."""

    def __init__(self, engine: Engine, where: str, *, writable: bool):
        SqlView.__init__(self, engine, where)
        SqlWriter.__init__(self, engine, where, writable=writable)

    @property
    def engine(self) -> Engine:
        """The connections, for reading in ways that a View does not know."""
        return self._engine

    @property
    def where(self) -> str:
        """Where the record is, as it was given."""
        return self._where

    def close(self) -> None:
        """Close all connections; what was acknowledged is on the disk already."""
        if self._writable:
            put_journal_away(self._engine)
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_record(where: str, *, mode: Mode = "read") -> SqlRecord:
    """Open the record in the SQLite file `where`; `create` makes it where there is none, `read` never writes.

    A record of an earlier schema is brought up to date by `write` and `create`, and read by `read` only after
    that. Raises RecordMissing, RecordForeign, RecordTooNew, RecordReadOnly, RecordBusy, RecordFull,
    RecordDamaged.
    """
    engine, version = connect(where, mode, len(MIGRATIONS))
    try:
        if version < len(MIGRATIONS):
            with faults(where), engine.execution_options(writes=True).begin() as connection:
                # Another program may have done it while this one waited for its turn.
                migrate(connection, connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    except BaseException:
        engine.dispose()
        raise
    return SqlRecord(engine, where, writable=mode != "read")
