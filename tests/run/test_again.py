"""What is added again: what is missing is coded, and what differs or is left out is said."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.coding.whole import name_coders
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.verify import verify
from dragoman.run import pipeline
from dragoman.run.places import Places, place_of
from dragoman.run.report import Report
from dragoman.schema.article import Article, Refusal
from dragoman.schema.settings import Settings
from dragoman.schema.wire import to_json

ALL, TIMES = Settings(bundle=None), Settings(kinds=("time",), bundle=None)
CODERS = name_coders(None)


@pytest.fixture
def dispatches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from dispatches_for_tests import write_dispatches

    return write_dispatches(tmp_path / "news", 12)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


def dump(place: str) -> list[bytes]:
    """Give all rows of a record, those of an article in their order."""
    with open_record(place) as record:
        return [to_json(row) for row in record.rows()]  # type: ignore[arg-type]


def write_lines(path: Path, *lines: dict[str, object]) -> str:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("workers", [1, 2])
def test_kinds_that_were_left_out_are_coded_by_a_later_run(
    dispatches: list[str], place: str, tmp_path: Path, workers: int
) -> None:
    first = pipeline.add(dispatches[:8], place, TIMES, workers=workers)
    assert (first.added, set(first.rows)) == (8, {"time"})
    second = pipeline.add(dispatches, place, ALL, workers=workers)
    assert (second.added, second.completed, second.known) == (4, 8, 0)
    whole = str(tmp_path / "whole.db")
    report = pipeline.add(dispatches, whole, ALL)
    assert dump(place) == dump(whole)
    assert {kind: first.rows.get(kind, 0) + count for kind, count in second.rows.items()} == report.rows
    before = Path(place).read_bytes()
    for settings in (ALL, TIMES):
        again = pipeline.add(dispatches, place, settings, workers=workers)
        assert (again.added, again.completed, again.known, again.rows) == (0, 0, 12, {})
    assert Path(place).read_bytes() == before
    assert verify(place).faults == 0


def test_what_was_looked_for_in_vain_is_not_looked_for_again(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = write_lines(tmp_path / "a.jsonl", {"id": "bare", "text": "It rained a lot here, and it was cold."})
    assert pipeline.add([bare], place, ALL).rows == {}
    with open_record(place) as record:
        assert record.coders() == {kind: {CODERS[kind]: 1} for kind in CODERS}
    monkeypatch.setattr(pipeline, "code_article", None)  # whoever codes now fails
    assert pipeline.add([bare], place, ALL).known == 1


def test_a_record_from_before_coding_was_kept_is_completed(dispatches: list[str], place: str) -> None:
    pipeline.add(dispatches, place, Settings(kinds=("time", "figure")))
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("DROP TABLE coding")
        raw.execute("DROP TABLE refused_at")
        for table in ("refused_kind", "link", "sketch", "alias", "actor", "home", "answer"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX ix_part_stateless")
        raw.execute("DELETE FROM migration WHERE name > 'm002'")
        raw.execute("PRAGMA user_version = 1")
    report = pipeline.add(dispatches, place, ALL)
    assert (report.completed, report.added) == (12, 0)
    assert pipeline.add(dispatches, place, ALL).known == 12
    assert verify(place).faults == 0


def test_rows_of_another_version_of_a_coder_stay_and_are_noted(dispatches: list[str], place: str) -> None:
    pipeline.add(dispatches, place, ALL)
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("UPDATE coding SET coder = 'times@0' WHERE kind = 'time' AND article <= 5")
    before = dump(place)
    report = pipeline.add(dispatches, place, ALL)
    assert report.noted == {"coder": 1}
    assert "5 by times@0" in report.notes[0].message
    assert report.notes[0].where == place
    assert dump(place) == before


def test_other_metadata_of_the_same_text_are_said_and_what_is_stored_stays(
    place: str, tmp_path: Path
) -> None:
    line = {"id": "w-1", "text": "Peru and Chile met in Lima on 3 May 2021.", "outlet": "The Post"}
    one = write_lines(tmp_path / "one.jsonl", line)
    two = write_lines(tmp_path / "two.jsonl", line | {"outlet": "The Globe", "title": "Talks"})
    fresh = pipeline.add([one, two], place, ALL)
    assert (fresh.added, fresh.known, fresh.refused, fresh.noted) == (1, 1, 0, {"metadata": 1})
    report = pipeline.add([two], place, ALL, workers=2)
    assert (report.known, report.notes) == (1, fresh.notes)
    (note,) = report.notes
    assert note.where == f"{two}:1"
    assert "title none is stored, “Talks” was given; outlet “The Post” is stored" in note.message
    assert note.cure
    with open_record(place) as record:
        assert record.article("w-1").outlet == "The Post"
    assert pipeline.add([one], place, ALL).noted == {}


def test_what_is_in_another_language_is_kept_and_said_each_time(place: str, tmp_path: Path) -> None:
    text = "El gobierno de Chile dijo ayer que las conversaciones seguirán la próxima semana en Lima. " * 4
    path = tmp_path / "es.txt"
    path.write_text(text, encoding="utf-8")
    for known in (0, 1):
        report = pipeline.add([str(path)], place, ALL)
        assert (report.added, report.known, report.noted) == (1 - known, known, {"language": 1})
        assert report.notes[0].where == str(path)
        assert "its language is es" in report.notes[0].message
    able = pipeline.add([str(path)], place, Settings(languages=("en", "es")))
    assert (able.completed, able.noted) == (1, {})


def test_what_is_passed_over_is_noted_and_no_refusal(dispatches: list[str], place: str) -> None:
    folder = Path(dispatches[0]).parent
    (folder / "scan.pdf").write_bytes(b"%PDF")
    report = pipeline.add([str(folder)], place, ALL)
    assert (report.added, report.refused, report.refusals, report.noted) == (12, 0, (), {"passed-over": 1})
    assert "1 .pdf" in report.notes[0].message
    with open_record(place) as record:
        assert [note.reason for note in record.notes()] == ["passed-over"]
        assert list(record.refusals()) == []
        assert (record.counts()["refusal"], record.counts()["note"]) == (0, 1)
    (folder / "scan.pdf").unlink()
    pipeline.add([str(folder)], place, ALL)
    with open_record(place) as record:
        assert list(record.notes()) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_is_among_the_inputs_twice_is_read_once(tmp_path: Path, workers: int) -> None:
    line = {"id": "w-1", "text": "Peru and Chile met in Lima on 3 May 2021."}
    one = write_lines(tmp_path / "one.jsonl", line)
    two = write_lines(tmp_path / "two.jsonl", line, line | {"id": "w-2", "title": "T"})
    three = write_lines(tmp_path / "three.jsonl", line | {"id": "w-2", "title": "U"})
    outcomes = list(pipeline.read([one, two, one, three], ALL, workers=workers))
    articles = [outcome[0].source for outcome in outcomes if not isinstance(outcome, Refusal)]
    other, note = (outcome for outcome in outcomes if isinstance(outcome, Refusal))
    assert articles == ["w-1", "w-2"]
    assert (other.reason, other.where, other.is_note) == ("metadata", f"{three}:1", True)
    assert (note.reason, note.is_note) == ("repeated", True)
    assert f"2 articles came again word for word, and are written once: {two}:1, {one}:1" in note.message


def add_nothing(place: str, *inputs: str) -> Report:
    return pipeline.add(inputs, place, ALL)


@pytest.mark.parametrize("spell", [
    lambda name: f"./{name}", lambda name: f"news/../{name}", os.path.abspath,
    lambda name: f"./news/..//{name}/", lambda name: f"link/{name}",
])  # fmt: skip
def test_a_refusal_goes_when_its_input_is_mended_however_it_is_spelled(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spell: Callable[[str], str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("link").symlink_to(".")
    Path("news/empty.txt").touch()
    Path("news/gone.txt").touch()
    Path("news/a.jsonl").write_text('{"id": "w-1"}\n{"id": "w-2", "text": "Oslo and Riga agreed."}\n')
    Path("newsletter.txt").touch()
    assert add_nothing(place, "news", "newsletter.txt").refused == 4
    Path("news/empty.txt").write_text("Oslo and Riga met.")
    Path("news/gone.txt").unlink()
    Path("news/a.jsonl").write_text('{"id": "w-2", "text": "Oslo and Riga agreed."}\n')
    assert add_nothing(place, spell("news")).refused == 0
    with open_record(place) as record:
        assert [refusal.source for refusal in record.refusals()] == ["newsletter.txt"]


def test_a_place_is_held_by_what_it_lies_in_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    places = Places(["x", "y.jsonl"])
    for inside in (
        "x",
        "./x/a.txt",
        "x/../x/b/c",
        "y.jsonl:3",
        "./y.jsonl:3, field text",
        str(tmp_path / "x"),
    ):
        assert places.hold(place_of(inside) or ""), inside
    for outside in ("xy", "a/x", "y.jsonl.gz:3", "x/../z", "x\0"):
        assert not places.hold(place_of(outside) or ""), outside
    for nowhere in ("standard input", "-", "-:3, field text"):
        assert place_of(nowhere) is None, nowhere


def refused(place: str) -> list[str]:
    with open_record(place) as record:
        return [refusal.source for refusal in record.refusals()]


def pipe(place: str, *lines: object) -> Report:
    data = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    return pipeline.add(["-"], place, ALL, stdin=BytesIO(data.encode()))


def test_what_is_refused_of_standard_input_stays_until_something_of_its_name_is_read(place: str) -> None:
    assert pipe(place, {"id": "w-1"}, '{"text": 5}\n').refused == 2
    assert pipe(place, "").refused == 1
    assert pipe(place, {"id": "w-2", "text": "Oslo and Riga met."}, {"text": "Riga sat."}).added == 2
    assert pipe(place, "Oslo and Riga met on 3 May 2021, and nobody else was there.").added == 1
    assert sorted(refused(place)) == ["-", "-:2", "w-1"]
    assert pipe(place, {"id": "w-1", "text": "Oslo and Riga parted."}).added == 1
    assert sorted(refused(place)) == ["-", "-:2"]


def test_two_folders_of_one_name_are_told_apart(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for side in ("a", "b"):
        (tmp_path / side / "in").mkdir(parents=True)
        (tmp_path / side / "in/x.txt").touch()
    (tmp_path / "b/in/x.txt").write_text("Oslo and Riga met.")
    monkeypatch.chdir(tmp_path / "a")
    assert add_nothing(place, "in").refused == 1
    monkeypatch.chdir(tmp_path / "b")
    for given in ("in", "in/x.txt"):
        add_nothing(place, given)
        assert refused(place) == ["in/x.txt"], given
    # The same words of both: the refusal stays until both are mended, in whatever order.
    Path("in/x.txt").write_text("")
    assert add_nothing(place, "in").refused == 1
    (tmp_path / "a/in/x.txt").write_text("Oslo sat.")
    add_nothing(place, "../a/in")
    assert refused(place) == ["in/x.txt"]
    Path("in/x.txt").write_text("Oslo and Riga parted.")
    add_nothing(place, "in")
    assert refused(place) == []


def test_an_id_of_one_file_does_not_settle_that_of_another(place: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    write_lines(one, {"id": 1})
    write_lines(two, {"id": 1, "text": "Oslo and Riga met."})
    add_nothing(place, str(one))
    add_nothing(place, str(two))
    assert refused(place) == ["1"]
    write_lines(one, {"id": 1, "text": "Lima sat."})
    add_nothing(place, str(one))
    assert refused(place) == []


def test_a_file_behind_a_link_is_settled_when_it_is_read(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("in", "far"):
        Path(folder).mkdir()
    Path("far/x.txt").touch()
    Path("in/l.txt").symlink_to("../far/x.txt")
    Path("in/sub").symlink_to("../far")
    assert add_nothing(place, "in").refused == 2
    Path("far/x.txt").write_text("Oslo and Riga met.")
    assert add_nothing(place, "in").refused == 0
    assert refused(place) == []


def test_a_refusal_from_before_places_were_kept_goes_by_its_full_path_only(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    full = str(tmp_path / "x.txt")
    for name in ("x.txt", "y.txt"):
        Path(name).touch()
    add_nothing(place, full, "y.txt")
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("DELETE FROM refused_at")
    for name in ("x.txt", "y.txt"):
        Path(name).write_text("Oslo and Riga met.")
    add_nothing(place, "x.txt", "y.txt")
    assert refused(place) == ["y.txt"]


@pytest.mark.parametrize("first", [TIMES, Settings(kinds=("time", "figure")), None])
def test_a_failed_coding_stays_refused_until_the_kinds_that_failed_are_coded(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: Settings | None
) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"id": "w-1", "text": "Oslo took 400 guests on 3 May 2021."})

    def fail(*_: object) -> None:
        raise ZeroDivisionError("a defect")

    if first is not None:
        assert pipeline.add([path], place, first).added == 1
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "code_article", fail)
        assert pipeline.add([path], place, ALL).refused == 1
    with open_record(place) as record:
        (before,) = record.refusals()
    for _ in range(2):
        report = pipeline.add([path], place, TIMES)
        assert (report.completed, report.refused) == (0, 0)
        with open_record(place) as record:
            assert list(record.refusals()) == [before]
            assert len(list(record.rows("time"))) == 1
    assert pipeline.add([path], place, ALL).completed == 1
    assert refused(place) == []
    assert pipeline.add([path], place, ALL).known == 1
    with closing(sqlite3.connect(place)) as raw:
        assert raw.execute("SELECT * FROM refused_kind").fetchall() == []
    assert verify(place).faults == 0


@pytest.mark.parametrize("in_one", [True, False])
def test_one_rule_for_one_id_and_text_with_other_metadata(place: str, tmp_path: Path, in_one: bool) -> None:
    line = {"id": "w-1", "text": "Oslo and Riga met on 3 May 2021.", "title": "First"}
    other = line | {"title": "Second"}
    if in_one:
        inputs = [write_lines(tmp_path / "one.jsonl", line, other)]
    else:
        inputs = [write_lines(tmp_path / "one.jsonl", line), write_lines(tmp_path / "two.jsonl", other)]
    outcomes = list(pipeline.read(inputs, ALL))
    (title,) = (one[0].title for one in outcomes if not isinstance(one, Refusal))
    (note,) = (one for one in outcomes if isinstance(one, Refusal))
    assert (title, note.reason, note.is_note) == ("First", "metadata", True)
    for added in (1, 0):
        report = pipeline.add(inputs, place, ALL)
        assert (report.added, report.known, report.refused) == (added, 2 - added, 0)
        assert report.noted == {"metadata": 1}
    with open_record(place) as record:
        assert record.article("w-1").title == "First"


def test_known_articles_are_looked_up_many_at_once(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"id": f"w-{number}", "text": f"Oslo met {number} envoys."} for number in range(450)]
    first = write_lines(tmp_path / "a.jsonl", *lines)
    pipeline.add([first], place, TIMES)
    asked: list[int] = []
    stored = SqlRecord.stored

    def count(self: SqlRecord, article_ids: list[str]) -> dict[str, Article]:
        asked.append(len(article_ids))
        return stored(self, article_ids)

    monkeypatch.setattr(SqlRecord, "stored", count)
    titled = write_lines(tmp_path / "a.jsonl", *(line | {"title": "T"} for line in lines))
    report = pipeline.add([titled], place, TIMES)
    assert (report.known, report.noted) == (450, {"metadata": 450})
    assert [note.where for note in report.notes] == [f"{titled}:{number}" for number in range(1, 451)]
    assert asked == [200, 200, 50]
