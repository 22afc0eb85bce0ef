"""Opening: what is no record is refused in words, what cannot be written is said so, and nothing is lost."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dragoman.record import connect, migrations
from dragoman.record.connect import can_use_wal
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.verify import verify
from dragoman.schema.errors import (
    RecordBusy,
    RecordDamaged,
    RecordForeign,
    RecordFull,
    RecordMissing,
    RecordReadOnly,
    RecordTooNew,
)

from .conftest import Made, make_article, make_rows

Person = Callable[[], AbstractContextManager[None]]


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("3.6.23", False), ("3.7.0", False), ("3.40.1", False), ("3.44.5", False), ("3.44.6", True),
        ("3.44.7", True), ("3.45.0", False), ("3.50.6", False), ("3.50.7", True), ("3.51.0", False),
        ("3.51.2", False), ("3.51.3", True), ("3.52.0", True), ("4.0.0", True),
    ],
)  # fmt: skip
def test_wal_only_where_sqlite_writes_it_safely(version: str, safe: bool) -> None:
    assert can_use_wal(tuple(map(int, version.split(".")))) is safe


@pytest.mark.parametrize("wal", [True, False])
def test_a_record_is_written_and_read_with_either_journal(
    place: str, made: Made, monkeypatch: pytest.MonkeyPatch, wal: bool
) -> None:
    monkeypatch.setattr(connect, "can_use_wal", lambda _: wal)
    with open_record(place, mode="create") as record:
        record.add(*made)
        assert Path(f"{place}-wal").exists() is wal
        with open_record(place) as reader:
            assert reader.has(made[0].id)
    with open_record(place) as reader:
        assert len(list(reader.rows())) == 8
    assert verify(place).faults == 0


def test_a_record_in_wal_is_taken_out_of_it_by_a_sqlite_that_must_not(
    place: str, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "can_use_wal", lambda _: True)
    open_record(place, mode="create").close()
    monkeypatch.setattr(connect, "can_use_wal", lambda _: False)
    with open_record(place, mode="write") as record:
        record.add(*made)
        assert not Path(f"{place}-wal").exists()
        assert record.has(made[0].id)


def test_what_is_acknowledged_waits_for_the_disk(record: SqlRecord) -> None:
    with record.engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_missing_record_is_made_only_when_asked(place: str) -> None:
    for mode in ("read", "write"):
        with pytest.raises(RecordMissing, match="dragoman add"):
            open_record(place, mode=mode)
    with pytest.raises(RecordMissing, match="folder"):
        open_record(f"{place}.d/record.db", mode="create")
    assert list(Path(place).parent.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b", "n" * 300])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordMissing, match="cannot be reached"):
        open_record(str(tmp_path / name), mode="create")


def foreign_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE article (id TEXT)")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 1234")


@pytest.mark.parametrize("mode", ["read", "write", "create"])
@pytest.mark.parametrize(
    "fill",
    [
        foreign_sqlite,
        other_program,
        lambda path: path.write_text("Not a database, but a long letter about visas.\n" * 100),
        lambda path: path.write_bytes(b"%PDF-1.7"),
        Path.mkdir,
        os.mkfifo,
    ],
)
def test_what_is_no_record_is_refused_and_left_alone(
    tmp_path: Path, fill: Callable[[Path], None], mode: connect.Mode
) -> None:
    path = tmp_path / "thing"
    fill(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordForeign) as caught:
        open_record(str(path), mode=mode)
    assert caught.value.where == str(path)
    assert caught.value.cure
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_becomes_a_record_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    for mode in ("read", "write"):
        with pytest.raises(RecordForeign, match=r"this file is empty.*`dragoman add` makes a record of it"):
            open_record(str(path), mode=mode)
    assert path.stat().st_size == 0
    open_record(str(path), mode="create").close()
    open_record(str(path)).close()


def test_a_record_of_a_later_version_is_refused(place: str) -> None:
    open_record(place, mode="create").close()
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("PRAGMA user_version = 99")
    for mode in ("read", "write", "create"):
        with pytest.raises(RecordTooNew, match="99"):
            open_record(place, mode=mode)


def test_migrations_run_in_order_once_and_whole_or_not_at_all(
    place: str, monkeypatch: pytest.MonkeyPatch, made: Made
) -> None:
    with open_record(place, mode="create") as record:
        record.add(*made)

    released = migrations.MIGRATIONS

    def m999_half_done(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (done TEXT)")
        raise ZeroDivisionError

    def m999_notes(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE note (words TEXT)")

    def tables() -> list[str]:
        with closing(sqlite3.connect(place)) as raw:
            names = raw.execute("SELECT name FROM sqlite_master WHERE name IN ('half', 'note')").fetchall()
            steps = raw.execute("SELECT name FROM migration ORDER BY name").fetchall()
        return [name for (name,) in names + steps]

    for step in (m999_half_done, m999_notes):
        steps = (*released, step)
        monkeypatch.setattr(migrations, "MIGRATIONS", steps)
        monkeypatch.setattr("dragoman.record.sql.MIGRATIONS", steps)
        if step is m999_half_done:
            with pytest.raises(ZeroDivisionError):
                open_record(place, mode="write")
            assert tables() == [step.__name__ for step in released]
    for _ in range(2):
        with open_record(place, mode="write") as record:
            assert record.has(made[0].id)
    assert tables() == ["note", *(step.__name__ for step in released), "m999_notes"]


def test_a_record_of_the_first_schema_learns_what_was_coded(place: str, made: Made) -> None:
    article, rows = made
    with open_record(place, mode="create") as record:
        record.add(article, [row for row in rows if row.coder != "events@9"])
        record.add(make_article(source="bare.txt"), [])
        coders = record.coders()
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("DROP TABLE coding")
        raw.execute("DROP TABLE refused_at")
        raw.execute("DROP TABLE refused_kind")
        raw.execute("DROP TABLE link")
        raw.execute("DROP TABLE sketch")
        raw.execute("DROP TABLE alias")
        raw.execute("DROP TABLE actor")
        raw.execute("DROP TABLE home")
        raw.execute("DROP TABLE answer")
        raw.execute("DROP INDEX ix_part_stateless")
        raw.execute("DELETE FROM migration WHERE name > 'm002'")
        raw.execute("PRAGMA user_version = 1")
    with pytest.raises(RecordReadOnly, match="`dragoman add`"):
        open_record(place)
    with open_record(place, mode="write") as record:
        assert record.coders() == coders
        assert record.coded_ids(["time", "figure"]) == [article.id]
    assert verify(place).faults == 0


def test_a_record_of_an_earlier_schema_is_not_changed_by_reading(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_record(place, mode="create").close()
    before = Path(place).read_bytes()
    steps = (*migrations.MIGRATIONS, lambda connection: None)
    monkeypatch.setattr("dragoman.record.sql.MIGRATIONS", steps)
    with pytest.raises(RecordReadOnly, match="the earlier schema"):
        open_record(place)
    assert Path(place).read_bytes() == before


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_a_record_that_cannot_be_written_can_be_read(
    place: str, made: Made, ordinary_person: Person, file: int, folder: int
) -> None:
    with open_record(place, mode="create") as record:
        record.add(*made)
    Path(place).chmod(file)
    Path(place).parent.chmod(folder)
    try:
        with ordinary_person():
            with open_record(place) as record:
                assert len(list(record.rows())) == 8
                assert record.search("visas")
            assert verify(place).faults == 0
            for mode in ("write", "create"):
                with pytest.raises(RecordReadOnly, match="permissions"):
                    open_record(place, mode=mode)
    finally:
        Path(place).parent.chmod(0o755)


def test_a_folder_or_file_without_rights_is_named(place: str, ordinary_person: Person) -> None:
    folder = Path(place).parent
    folder.chmod(0o555)
    with ordinary_person(), pytest.raises(RecordReadOnly) as caught:
        open_record(place, mode="create")
    assert caught.value.where == place
    folder.chmod(0o755)
    open_record(place, mode="create").close()
    Path(place).chmod(0)
    with ordinary_person(), pytest.raises(RecordReadOnly, match="may read it"):
        open_record(place)


def test_a_writer_that_waits_too_long_says_so(
    place: str, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.2)
    with open_record(place, mode="create") as record, closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy, match="another program"):
            record.add(*made)
        other.rollback()
        assert record.add(*made)


@contextmanager
def few_pages(record: SqlRecord, place: str) -> Iterator[None]:
    """Let the file grow by no more than ten pages."""
    with closing(record.engine.raw_connection()) as raw:
        pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
        raw.cursor().execute(f"PRAGMA max_page_count = {pages + 10}")
    yield
    with closing(record.engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA max_page_count = 1000000")


@contextmanager
def small_files(record: SqlRecord, place: str) -> Iterator[None]:
    """Let this process write no file beyond a little more than the record's size, as a quota would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(place).stat().st_size + 50_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("full", [few_pages, small_files])
def test_a_full_disk_loses_nothing_and_the_run_goes_on_when_there_is_room(
    place: str, full: Callable[[SqlRecord, str], AbstractContextManager[None]]
) -> None:
    articles = [make_article(source=f"{n}.txt") for n in range(40)]
    added = 0
    with open_record(place, mode="create") as record:

        def add_all() -> None:
            nonlocal added
            for article in articles:
                added += bool(record.add(article, make_rows(article)))

        with full(record, place), pytest.raises(RecordFull, match="Make room"):
            add_all()
        assert 0 < added < 40
        assert record.counts()["article"] == added
        add_all()
        assert added == 40
    assert verify(place).faults == 0


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a small file system")
    try:
        place = str(disk / "record.db")
        added = 0
        with open_record(place, mode="create") as record:

            def add_all() -> None:
                nonlocal added
                for number in range(1000):
                    article = make_article(source=f"{number}.txt")
                    added += bool(record.add(article, make_rows(article)))

            with pytest.raises(RecordFull, match="Make room"):
                add_all()
            assert record.counts()["article"] == added > 0
        assert verify(place).faults == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_while_a_record_is_made(place: str) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises((RecordFull, RecordDamaged)):
            open_record(place, mode="create")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    open_record(place, mode="create").close()
    assert verify(place).faults == 0
