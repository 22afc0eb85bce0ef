"""`positions` and `contradictions` as a person and as a program meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dragoman.links.positions_quote import quote
from dragoman.record.sql import open_record
from dragoman.schema.links import make_link

from ..views.events_for_tests import CUB, HALE, RUEDA, USA, Maker

Run = Callable[..., Result]
WHY = ("both on talks", *quote(("there was no dialogue with the United States", "talks with Cuba had begun")))


@pytest.fixture
def opposed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Make a record with a contradiction and a repetition the database; give the rows' ids."""
    path = tmp_path / "opposed.db"
    ids: dict[str, str] = {}
    with open_record(str(path), mode="create") as record:
        for name, day, words, who in (
            ("no", "2022-05-04", "there was no dialogue with the United States", RUEDA),
            ("again", "2022-06-04", "there was no dialogue with the United States", RUEDA),
            ("yes", "2022-05-05", "talks with Cuba had begun\x1b[31m", HALE),
        ):
            one = Maker(f"{name}.txt", f"{who['actor']} said {words}.", published=day)
            ids[name] = one.said(words, "said", one.ref(who["actor"], who)).id
            for country, known in (("United States", USA), ("Cuba", CUB)):
                if country in words:
                    one.mention(country, "LOC", known)
            record.add(*one.made)
        links = [
            make_link(ids["no"], ids["yes"], "contradicts", reasons=WHY, author="positions@1",
                      made="2026", score=0.8),
            make_link(ids["no"], ids["again"], "repeats", reasons=("again",), author="positions@1",
                      made="2026"),
        ]  # fmt: skip
        record.relink(links, "positions@1", made="2026")
    monkeypatch.setenv("DRAGOMAN_DB", str(path))
    return ids


def test_an_actors_words_come_with_what_repeats_and_contradicts_them(
    run: Run, opposed: dict[str, str]
) -> None:
    done = run("positions", "Rueda", "--about", "dialogue")
    assert done.exit_code == 0
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [(line[0], line[1]) for line in lines] == [
        ("said", opposed["no"]), ("repeats", opposed["again"]), ("contradicts", opposed["yes"]),
    ]  # fmt: skip
    assert lines[2][6:8] == ["yes", "both on talks"]
    assert "\x1b" not in done.stdout
    assert run("positions", "Rueda", "--about", "harvest").stdout == ""


def test_links_do_not_tell_quoted_words_as_reasons(
    run: Run, opposed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = run("links", "--relation", "contradicts").stdout.splitlines()
    assert "both on talks" in line.split("\t")
    monkeypatch.setattr("dragoman.cli.linking.on_terminal", lambda: True)
    card = run("links", "--relation", "contradicts").stdout
    assert "both on talks" in card
    assert "words of the" not in card


def test_contradictions_are_cells_json_and_cards(
    run: Run, opposed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = run("contradictions", "--between", "Cuba", "USA").stdout.splitlines()
    cells = line.split("\t")
    assert cells[1:5] == ["contradicts", "yes", "0.800", opposed["no"]]
    assert cells[9] == opposed["yes"]
    told = json.loads(run("contradictions", "--json").stdout)
    assert {told["left"]["id"], told["right"]["id"]} == {opposed["no"], opposed["yes"]}
    monkeypatch.setattr("dragoman.cli.positions.on_terminal", lambda: True)
    card = " ".join(run("contradictions").stdout.split())
    assert "contradicts both on talks" in card
    assert "there was no dialogue" in card
    assert "talks with Cuba had begun" in card
    person = " ".join(run("positions", "Rueda").stdout.split())
    assert "said again 1 time: 4 June 2022" in person


def test_what_cannot_be_used_is_told(
    run: Run, opposed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("contradictions", "--between", "Cuba", "Nowhereland").exit_code == 2
    assert run("positions", "Nobody Known").exit_code == 2
    assert run("contradictions", "--since", "never").exit_code == 2
    assert run("contradictions", "--relation", "shifts").stdout == ""
    monkeypatch.setattr("dragoman.cli.positions.on_terminal", lambda: True)
    # The record was linked, so that nothing is an answer.
    assert run("contradictions", "--relation", "shifts").stderr == "No contradictions or shifts found.\n"
    assert run("contradictions", "--between", "Cuba", "CUB").exit_code == 2


def test_a_record_that_was_never_linked_says_so(run: Run, talks: object) -> None:
    done = run("contradictions")
    assert done.stdout == ""
    assert "never linked: `dragoman link`" in done.stderr
