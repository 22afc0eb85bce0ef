"""What is added again: what is missing is coded, and what differs or is left out is said."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.coding.whole import CODERS
from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run import pipeline
from dragoman.run.report import Places, Report
from dragoman.schema.article import Refusal
from dragoman.schema.settings import CODED_KINDS, Settings
from dragoman.schema.wire import to_json

ALL, TIMES = Settings(), Settings(kinds=("time",))


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
        assert record.coders() == {kind: {CODERS[kind]: 1} for kind in CODED_KINDS}
    monkeypatch.setattr(pipeline, "code_article", None)  # whoever codes now fails
    assert pipeline.add([bare], place, ALL).known == 1


def test_a_record_from_before_coding_was_kept_is_completed(dispatches: list[str], place: str) -> None:
    pipeline.add(dispatches, place, Settings(kinds=("time", "figure")))
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("DROP TABLE coding")
        raw.execute("DELETE FROM migration WHERE name = 'm002_what_was_coded'")
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
        assert [refusal.reason for refusal in record.refusals()] == ["passed-over"]
    (folder / "scan.pdf").unlink()
    pipeline.add([str(folder)], place, ALL)
    with open_record(place) as record:
        assert list(record.refusals()) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_is_among_the_inputs_twice_is_read_once(tmp_path: Path, workers: int) -> None:
    line = {"id": "w-1", "text": "Peru and Chile met in Lima on 3 May 2021."}
    one = write_lines(tmp_path / "one.jsonl", line)
    two = write_lines(tmp_path / "two.jsonl", line, line | {"id": "w-2", "title": "T"})
    three = write_lines(tmp_path / "three.jsonl", line | {"id": "w-2", "title": "U"})
    outcomes = list(pipeline.read([one, two, one, three], ALL, workers=workers))
    articles = [outcome[0].source for outcome in outcomes if not isinstance(outcome, Refusal)]
    refused, note = (outcome for outcome in outcomes if isinstance(outcome, Refusal))
    assert articles == ["w-1", "w-2"]
    assert (refused.reason, refused.where, refused.is_note) == ("duplicate-id", f"{three}:1", False)
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
        assert places.hold(inside), inside
    for outside in ("xy", "a/x", "y.jsonl.gz:3", "x/../z", "standard input", "-", "x\0"):
        assert not places.hold(outside), outside
    assert Places(["-"]).hold("standard input")
