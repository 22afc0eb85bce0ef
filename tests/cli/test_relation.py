"""`relation` on a terminal, in a pipe, as JSON Lines, and its chart in a file."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dragoman.record.sql import open_record

from ..views.relation_for_tests import report
from .cells_for_tests import cells

PAPERS = (
    ("a", "2021-03-02", "fined", "SANCTION", "USA", "CUB"),
    ("b", "2021-05-02", "jailed", "COERCE", "CUB", "USA"),
    ("c", "2021-06-02", "banned", "SANCTION", "USA", "CUB"),
    ("d", "2022-04-21", "met", "CONSULT", "CUB USA", ""),
    ("e", "2022-04-21", "talked", "CONSULT", "CUB USA", ""),
    ("f", "2022-05-25", "lent", "AID", "USA", "CUB"),
    ("g", "2022-05-27", "thanked", "SUPPORT", "CUB", "USA"),
    ("h", None, "met", "CONSULT", "CUB USA", ""),
)


@pytest.fixture
def pair(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pair.db"
    with open_record(str(path), mode="create") as record:
        for paper in PAPERS:
            article, rows = report(*paper)
            record.add(article, rows)
    monkeypatch.setenv("DRAGOMAN_DB", str(path))


@pytest.mark.usefixtures("pair")
def test_a_pipe_gets_the_fields_that_are_documented(run) -> None:
    lines = cells(run("relation", "cuba", "the United States").stdout)
    assert [line[:6] for line in lines if line[0] == "2022-04"] == [
        ["2022-04", "CUB", "USA", "1", "2", "2.5"],
        ["2022-04", "USA", "CUB", "1", "2", "2.5"],
    ]
    assert [line[:3] for line in lines if line[0] == "2021-05"] == [["2021-05", "CUB", "USA"]]
    assert all(len(line) == 16 for line in lines)
    assert lines[0][14] == "one event"
    assert run("relation", "CUB", "USA", "--since", "2022-05").stdout.count("\n") == 2


@pytest.mark.usefixtures("pair")
def test_json_lines_hold_months_stretches_changes_and_the_events_they_rest_on(run) -> None:
    lines = [json.loads(line) for line in run("relation", "CUB", "USA", "--json").stdout.splitlines()]
    kinds = [line["kind"] for line in lines]
    assert [kinds.count(kind) for kind in ("month", "stretch", "change", "deed")] == [7, 2, 1, 6]
    rows = {line["row"] for line in lines if line["kind"] == "deed"}
    (change,) = [line for line in lines if line["kind"] == "change"]
    assert change["name"] == "thaw"
    assert rows >= set(change["why"])
    assert rows >= {row for line in lines if line["kind"] == "month" for row in line["deeds"]}


@pytest.mark.usefixtures("pair")
def test_a_person_sees_stretches_changes_and_why(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.relation.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    done = run("relation", "CUB", "USA")
    assert "6 events, each counted once, in 7 reports" in done.stdout
    assert "Thaw by April 2022, after June 2021" in done.stdout
    assert "2 June 2021 (the report’s date)" in done.stdout or "2 May 2021" in done.stdout
    assert "1 event not counted: 1 without any date" in done.stderr
    none = run("relation", "CUB", "Peru")
    assert none.exit_code == 0
    assert "No events with a date between Cuba and Peru found." in none.stderr


@pytest.mark.usefixtures("pair")
def test_the_chart_goes_to_a_file_or_to_the_pipe(run, tmp_path: Path) -> None:
    done = run("relation", "CUB", "USA", "--svg", "chart.svg", "--width", "400")
    assert "Wrote chart.svg" in done.stderr
    assert len(cells(done.stdout)) == 7
    root = ET.parse(tmp_path / "chart.svg").getroot()
    assert root.get("width") == "400"
    assert ET.fromstring(run("relation", "CUB", "USA", "--svg", "-").stdout).tag.endswith("svg")


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("CUB", "Atlantis"), "'Atlantis' is no country"),
        (("CUB", "Cuba"), "both are Cuba"),
        (("CUB",), "Missing argument"),
        (("CUB", "USA", "--svg", "nowhere/x.svg"), "there is no folder"),
        (("CUB", "USA", "--svg", "pair.db"), "would be overwritten"),
        (("CUB", "USA", "--since", "soon"), "is not a date"),
    ],
)
def test_wrong_use_is_told(run, arguments: tuple[str, ...], says: str) -> None:
    done = run("relation", *arguments)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_chart_into_a_folder_that_is_not_there_names_its_option(run, talks) -> None:
    done = run("relation", "CUB", "USA", "--svg", "nowhere/chart.svg")
    assert done.exit_code == 2
    assert "there is no folder" in done.stderr
    assert "to --svg." in done.stderr
