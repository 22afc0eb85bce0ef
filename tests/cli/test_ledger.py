"""`ledger` in a pipe, on a terminal, as JSON; and what people get wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.record.sql import open_record

from ..links.undertakings_for_tests import agreed, asked, visas
from .cells_for_tests import cells


@pytest.fixture
def fish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    where = tmp_path / "fish.db"
    with open_record(str(where), mode="create") as record:
        for report in (asked(), agreed(), visas()):
            record.add(report.article, report.rows)
    monkeypatch.setenv("DRAGOMAN_DB", str(where))
    return where


def test_a_pipe_gets_a_line_for_each_step(run, fish: Path) -> None:
    done = run("ledger", "norway", "ISL", "--about", "herring")
    assert done.exit_code == 0, done.stderr
    lines = cells(done.stdout)
    assert all(len(line) == 14 for line in lines)
    assert [line[7] for line in lines] == ["stopped", "asked", "agreed"]
    assert lines[1][1:4] == ["due", "ISL", "NOR"]
    assert lines[1][5:11] == ["2031-07-01", "2", "asked", "2031-03-02", "published", "Norway"]
    assert lines[2][13] == "agreed"


def test_overdue_as_of_a_day(run, fish: Path) -> None:
    assert cells(run("ledger", "ISL", "NOR", "--overdue").stdout) == []
    late = cells(run("ledger", "ISL", "NOR", "--overdue", "--as-of", "2031-08").stdout)
    assert {line[1] for line in late} == {"overdue"}
    assert len({line[0] for line in late}) == 1


def test_json_has_an_undertaking_a_line(run, fish: Path) -> None:
    lines = [json.loads(line) for line in run("ledger", "ISL", "NOR", "--json").stdout.splitlines()]
    assert [line["state"] for line in lines] == ["due", "due"]
    evidence = lines[0]["undertaking"]["steps"][1]["evidence"][0]
    with open_record(str(fish), mode="read") as record:
        assert evidence["act"]["text"] in record.article(evidence["article"]).text


def test_a_terminal_gets_cards(run, fish: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("ledger", "output"):
        monkeypatch.setattr(f"dragoman.cli.{module}.on_terminal", lambda: True)
    done = run("ledger", "ISL", "NOR", "--limit", "1")
    assert "Iceland" in done.stdout
    assert "before 2 March 2031" in done.stdout
    assert "“which it stopped doing after the strike”" in done.stdout
    assert "The first 1" in done.stderr
    assert "As of 10 June 2031, the day of the last report of the two." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Norway", "Atlantis"), ("'Atlantis' is no country", "ISO 3166")),
        (("NOR", "norway"), ("both are Norway", "Give two different countries")),
        (("NOR", "ISL", "--as-of", "soon"), ("'soon' is not a date", "--as-of", "2022-04-22")),
        (("NOR", "ISL", "--about", " "), ("this is empty", "--about")),
    ],
)
def test_what_people_get_wrong_is_told(
    run, fish: Path, arguments: tuple[str, ...], says: tuple[str, ...]
) -> None:
    done = run("ledger", *arguments)
    assert done.exit_code == 2
    for words in says:
        assert words in done.stderr


def test_nothing_between_two_is_said(run, fish: Path) -> None:
    done = run("ledger", "Peru", "Chile")
    assert (done.exit_code, done.stdout) == (0, "")
