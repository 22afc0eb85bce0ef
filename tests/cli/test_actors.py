"""`actors` and `actor` on a terminal and in a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .cells_for_tests import cells


def test_a_pipe_gets_the_fields_that_are_documented(run, talks: Path) -> None:
    lines = cells(run("actors").stdout)
    assert lines[0] == ["Cuba", "state", "CUB", "3", "2", "2", "0", ""]
    assert ["Tom Hale", "person", "USA", "1", "0", "0", "1", ""] in lines
    assert (
        cells(run("actors", "--kind", "person", "--country", "Cuba", "--limit", "1").stdout)[0][0]
        == "Ana Rueda"
    )
    assert json.loads(run("actors", "--json").stdout.splitlines()[0])["undergone"] == 2
    assert run("actors", "--kind", "ship").exit_code == 2


def test_one_actor_in_a_pipe(run, talks: Path) -> None:
    lines = cells(run("actor", "RUEDA").stdout)
    assert [line[0] for line in lines] == ["name", "role", "role", "role", "role", "said", "said", "did"]
    assert lines[0][4:6] == ["Ana Rueda", "2"]
    assert lines[1][2:6] == ["2022-05-04", "published", "deputy foreign minister", "first"]
    assert lines[5][2:] == [
        "2022-05-04", "published", "said", "", "“We asked Washington to lift the travel cap,”", "may.txt",
    ]  # fmt: skip
    assert lines[7][4:6] == ["REQUEST.yield", "occurred"]
    assert {len(line) for line in lines} == {8}


def test_one_actor_for_programs(run, talks: Path) -> None:
    lines = [json.loads(line) for line in run("actor", "Tom Hale", "--json").stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["actor", "statement"]
    assert (lines[0]["name"], lines[0]["type"], lines[0]["country"]) == ("Tom Hale", "person", "USA")


def test_several_actors_are_listed_and_none_is_said(run, talks: Path) -> None:
    several = run("actor", "u")
    assert several.exit_code == 2
    assert "Ana Rueda; Cuba; Peru; United States" in several.stderr
    assert "more of the name" in several.stderr
    none = run("actor", "Nobody")
    assert none.exit_code == 2
    assert "nobody in the record is called 'Nobody'" in none.stderr


def test_a_person_sees_roles_words_and_deeds(run, talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.actors.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = run("actor", "rueda").stdout
    for words in (
        "Ana Rueda, person, CUB", "named as “Ana Rueda” (2)", "deputy foreign minister  4 May 2022",
        "What they said", "What they did",
        "Ana Rueda (CUB) → United States (USA)  REQUEST.yield about RETREAT",
        "2 June 2022 (the report’s date); Other Times; june.txt",
    ):  # fmt: skip
        assert words in shown
    assert "What was done to them" not in shown
    listed = run("actors").stdout
    assert "Cuba (CUB)" in listed
    assert "0 statements; 2 events done; 2 undergone; in 3 articles" in listed
