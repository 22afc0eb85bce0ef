"""`causes` on a terminal and in a pipe, and the files that it writes."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.record.sql import open_record

from ..views import causal_for_tests as made
from .cells_for_tests import cells


@pytest.fixture
def strait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a record of the reports about the strait the database that commands look at."""
    path = tmp_path / "strait.db"
    with open_record(str(path), mode="create") as record:
        for report in made.reports():
            record.add(report.article, report.rows)
    monkeypatch.setenv("DRAGOMAN_DB", str(path))
    return path


def test_a_pipe_gets_the_fields_that_are_documented(run, strait: Path) -> None:
    lines = cells(run("causes", "--about", "debt crisis").stdout)
    (line,) = [line for line in lines if line[2] == "closure" and line[3] == "deep debt crisis"]
    assert line[1:12] == [
        "-1", "closure", "deep debt crisis", "causes", "contributes to", "Ana Rueda", "MLT", "", "2024-03-01",
        "1", "1",
    ]  # fmt: skip
    assert line[12].startswith("The closure, Minister Ana Rueda said, contributes to a deep debt crisis")
    assert line[13] == "cables.txt"
    assert all(len(line) == 14 for line in lines)
    with open_record(str(strait)) as record:
        assert set(line[0].split(";")) <= {row.id for row in record.rows("cause")}


def test_a_person_sees_claims_voices_and_what_was_left_out(
    run, strait: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.cli.causes.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    done = run("causes", "--about", "blackouts")
    assert "deep debt crisis → blackouts" in done.stdout
    assert "↰ closure → deep debt crisis" in done.stdout
    assert "claimed by: Ana Rueda (MLT)" in done.stdout
    assert "denied" in done.stdout
    assert "Denied by: Piet Maes (MLT) 1." in done.stderr
    assert "No causes found" in run("causes", "--about", "tulips").stderr


def test_json_names_nodes_before_the_edges_that_join_them(run, strait: Path) -> None:
    rows = [json.loads(line) for line in run("causes", "--about", "blackouts", "--json").stdout.splitlines()]
    nodes = {row["id"] for row in rows if row["kind"] == "node"}
    edges = [row for row in rows if row["kind"] == "edge"]
    assert edges
    assert all({edge["cause"], edge["effect"]} <= nodes for edge in edges)
    assert any("denied" in claim["marks"] for edge in edges for claim in edge["claims"])


def test_files_are_written_whole(run, strait: Path, tmp_path: Path) -> None:
    graph, drawing = tmp_path / "map.graphml", tmp_path / "map.svg"
    done = run("causes", "--about", "blackouts", "--graphml", str(graph), "--svg", str(drawing))
    assert done.exit_code == 0, done.stderr
    assert ElementTree.parse(graph).getroot().tag.endswith("graphml")
    assert ElementTree.parse(drawing).getroot().tag.endswith("svg")
    assert "blackouts" in drawing.read_text("utf-8")
    assert run("causes", "--svg", str(strait)).exit_code == 2
    assert run("causes", "--svg", str(tmp_path / "no" / "map.svg")).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "sources"),
    [
        (("--claimed-by", "rueda"), {"cables.txt"}),
        (("--since", "2024-06"), {"loop.txt"}),
        (("--country", "Malta", "--until", "2024-04"), {"cables.txt", "lamps.txt"}),
        (("--limit", "1", "--about", "debt"), {"cables.txt"}),
    ],
)
def test_claims_are_chosen_by_their_options(
    run, strait: Path, arguments: tuple[str, ...], sources: set[str]
) -> None:
    assert {line[13] for line in cells(run("causes", *arguments).stdout)} == sources


def test_a_question_without_a_word_is_wrong_use(run, strait: Path) -> None:
    done = run("causes", "--about", "of the")
    assert done.exit_code == 2
    assert "--about" in done.stderr
