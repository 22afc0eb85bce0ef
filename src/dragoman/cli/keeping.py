"""`verify`, `doctor`, `schema`: whether the record holds, what the program runs on, what its rows are."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

import click

from dragoman.cli.options import as_json, database
from dragoman.cli.output import counted, harmless
from dragoman.cli.progress import Waiting

_LIBRARIES = (
    "charset-normalizer", "click", "htmldate", "jinja2", "lxml", "msgspec", "py3langid", "rapidfuzz", "rich",
    "selectolax", "sqlalchemy", "trafilatura",
)  # fmt: skip
_FINDINGS_SHOWN = 50


@click.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of all rows."""
    from dragoman.schema.wire import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@click.command()
@as_json
@database
def verify(as_json: bool, where: str) -> int:
    """Prove the record: every span of every row, and the file itself.

    Each span is held against its article's text; ids, links between rows, the search index and the pages of
    the database are checked too. Nothing is changed. Exit code 1 says that faults were found.
    """
    import msgspec

    from dragoman.record.verify import verify as prove

    with Waiting("Proving") as waiting:
        proof = prove(where, told=waiting.tell)
    if as_json:
        click.echo(msgspec.json.encode(proof).decode())
        return 1 if proof.faults else 0
    for finding in proof.findings[:_FINDINGS_SHOWN]:
        click.echo(harmless(f"{finding.fault}: {finding.where}: {finding.what}"), err=True)
    if proof.faults > min(len(proof.findings), _FINDINGS_SHOWN):
        click.echo(
            f"… and {proof.faults - _FINDINGS_SHOWN:,} more; --json gives the first thousand.", err=True
        )
    click.echo(
        f"{where}: {counted(proof.spans, 'span')} of {counted(proof.rows, 'row')} in "
        f"{counted(proof.articles, 'article')} proved, {counted(proof.faults, 'fault')} found."
    )
    if proof.faults:
        click.echo(
            "Make the record anew from the articles (`dragoman add --db` with another file), or use a copy.",
            err=True,
        )
    return 1 if proof.faults else 0


@click.command()
@as_json
@database
def doctor(as_json: bool, where: str) -> int:
    """Say what the program runs on, and how the database is.

    Versions of everything, full-text search, the journal, the integrity of the file, what it holds.

    No database is no fault. Exit code 1 says that something will not work. `verify` proves the rows.
    """
    findings = [*_program(), *_sqlite(), *_record(where)]
    if as_json:
        answer = [{"part": part, "says": says, "ok": ok} for part, says, ok in findings]
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        for part, says, ok in findings:
            click.echo(f"{'ok   ' if ok else 'FAULT'} {part:<18} {harmless(says)}")
    return 0 if all(ok for _, _, ok in findings) else 1


def _program() -> Iterator[tuple[str, str, bool]]:
    """Tell versions: of the program, Python, the machine, the libraries."""
    from dragoman import __version__

    yield "dragoman", __version__, True
    yield "python", f"{platform.python_version()} on {platform.platform()}", sys.version_info >= (3, 11)
    for library in _LIBRARIES:
        try:
            yield library, metadata.version(library), True
        except metadata.PackageNotFoundError:
            yield library, "is not installed; run: pip install --force-reinstall dragoman", False


def _sqlite() -> Iterator[tuple[str, str, bool]]:
    """Tell what this Python's SQLite can do."""
    from dragoman.record.connect import can_use_wal

    version = sqlite3.sqlite_version
    if can_use_wal(sqlite3.sqlite_version_info):
        yield "sqlite", f"{version}, which writes WAL safely", True
    else:
        yield "sqlite", f"{version}; its WAL can lose data, so records keep a rollback journal", True
    with closing(sqlite3.connect(":memory:")) as raw:
        try:
            raw.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
            yield "full-text search", "FTS5 is there", True
        except sqlite3.OperationalError:
            yield "full-text search", "this SQLite has no FTS5; install a Python whose SQLite has it", False


def _record(where: str) -> Iterator[tuple[str, str, bool]]:
    """Tell how the record is, from the outside in: file, journal, pages, counts."""
    from dragoman.record.sql import open_record
    from dragoman.schema.errors import DragomanError

    path = Path(where)
    if not path.exists():
        yield "record", f"{where}: none yet; `dragoman add` makes it", True
        return
    try:
        with open_record(where) as record:
            yield "record", f"{where}, {path.stat().st_size / 1e6:,.1f} MB", True
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as raw:
                (journal,) = raw.execute("PRAGMA journal_mode").fetchone()
                yield "journal", "write-ahead log" if journal == "wal" else "rollback journal", True
                damage = [str(line) for (line,) in raw.execute("PRAGMA quick_check(5)") if line != "ok"]
            yield "integrity", "; ".join(damage) or "the file's pages are whole", not damage
            counts = [counted(number, kind) for kind, number in record.counts().items() if number]
            yield "holds", ", ".join(counts) or "nothing yet", True
    except (DragomanError, sqlite3.Error) as error:
        yield "record", f"{error}", False
