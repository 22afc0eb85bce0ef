"""`events` on a terminal and in a pipe; events in `show` and `timeline`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.schema.wire import to_json

from ..views.events_for_tests import Maker
from .cells_for_tests import cells


def triggers(run, *arguments: str) -> list[str]:
    done = run("events", *arguments)
    assert done.exit_code == 0, done.stderr
    return [line[9] for line in cells(done.stdout)]


def test_a_pipe_gets_the_fields_that_are_documented(run, talks: Path) -> None:
    lines = {line[9]: line for line in cells(run("events").stdout)}
    assert lines["asked"][1:] == [
        "2022-05-04", "published", "REQUEST.yield", "RETREAT", "occurred", "Ana Rueda (CUB)",
        "United States (USA)", "", "asked", "lift the travel cap", "Ana Rueda (CUB)",
        "“We asked Washington to lift the travel cap,” said Ana Rueda, Cuba's deputy foreign minister.",
        "may.txt", "",
    ]  # fmt: skip
    assert lines["met"][1:9] == [
        "2022-05-03", "text", "CONSULT", "", "occurred", "Cuba (CUB); United States (USA)", "",
        "Havana (CUB)",
    ]  # fmt: skip
    assert lines["signed"][1:3] == ["", "none"]
    assert lines["met"][11] == ""  # the report itself says so
    assert all(len(line) == 15 for line in lines.values())


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--between", "cuba", "the United States"), ["expelled", "met", "asked", "send", "signed"]),
        (("--between", "USA", "CUB", "--type", "aid,SANCTION.expel"), ["expelled", "send"]),
        (("--status", "denied,hypothetical"), ["recalled", "close"]),
        (("--about-type", "retreat"), ["asked"]),
        (("--about", "envoys", "--until", "2022-04"), ["expelled"]),
        (("--limit", "2"), ["expelled", "met"]),
        (("--actor", "rueda", "--country", "Cuba", "--outlet", "the example post"), ["asked"]),
    ],
)
def test_events_are_chosen_by_their_options(
    run, talks: Path, arguments: tuple[str, ...], found: list[str]
) -> None:
    assert triggers(run, *arguments) == found


def test_json_lines_are_the_rows_as_stored(run, talks: Path) -> None:
    lines = run("events", "--json").stdout.splitlines()
    with open_record(str(talks)) as record:
        assert sorted(lines) == sorted(to_json(row).decode() for row in record.rows("event"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--type", "beg"), ("--type", "'BEG' is no type of event", "AGREE, CONSULT, SUPPORT")),
        (("--type", "AID.food"), ("AID has no mode",)),
        (("--status", "done"), ("--status", "occurred, ongoing, planned, hypothetical, denied")),
        (("--about-type", "x"), ("--about-type", "ASSAULT")),
        (("--between", "Cuba", "Atlantis"), ("'Atlantis' is no country",)),
    ],
)
def test_wrong_codes_are_told_with_the_right_ones(
    run, talks: Path, arguments: tuple[str, ...], says: tuple[str, ...]
) -> None:
    done = run("events", *arguments)
    assert done.exit_code == 2
    for words in says:
        assert words in done.stderr


def test_a_person_sees_cards_with_status_sentence_and_voice(
    run, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.cli.events.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = run("events", "--limit", "7").stdout
    assert "United States (USA) → Cuba (CUB)  SANCTION.expel  happened" in shown
    assert "AID  planned, not yet done" in shown
    assert "due: July 2022" in shown
    assert "The United States expelled two Cuban envoys on 20 April" in shown
    assert "2 June 2022 (the report’s date); material conflict; said by: Tom Hale (USA); Other Times" in shown
    assert "No events found" in run("events", "--until", "1999").stderr


def test_events_that_are_likely_wrong_are_listed_only_when_asked_for(run, tmp_path: Path) -> None:
    one = Maker("june.txt", "Peru met Chile and asked Cuba. Youths jeered.", published="2022-06-02")
    one.event("met", "CONSULT", score=0.51)
    one.event("asked", "REQUEST", score=0.49)
    youths = one.ref("Youths", {})
    one.event("jeered", "PROTEST", score=0.9, actors=(youths,))
    path = tmp_path / "unsure.db"
    with open_record(str(path), mode="create") as record:
        record.add(*one.made)
    assert triggers(run, "--db", str(path)) == ["met"]
    assert triggers(run, "--db", str(path), "--least", "0") == ["met", "asked", "jeered"]
    assert (
        "Events of a score below 0.9, or by nobody known, are left out, if any"
        in run("events", "--db", str(path), "--least", "0.9").stderr
    )
    for wrong in ("2", "nan", "much"):
        assert run("events", "--db", str(path), "--least", wrong).exit_code == 2


def test_show_lights_every_part_of_an_event(run, talks: Path) -> None:
    with open_record(str(talks)) as record:
        rows = {row.trigger.text: row.id for row in record.rows("event")}  # type: ignore[attr-defined]
    text = " ".join(run("show", "may.txt", "--row", rows["met"]).stdout.split())
    assert "⟦actor Cuban and US officials⟧ ⟦trigger met⟧ in ⟦place Havana⟧ on" in text
    text = " ".join(run("show", "may.txt", "--row", rows["asked"]).stdout.split())
    assert "“⟦actor We⟧ ⟦trigger asked⟧ ⟦recipient Washington⟧ to ⟦act lift the travel cap⟧" in text
    whole = run("show", "june.txt").stdout
    assert "status: only a possibility" in " ".join(whole.split())


def test_the_timeline_says_what_was_not_done(run, talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.timeline.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = run("timeline").stdout
    assert "United States (USA) → Cuba (CUB) AID, planned, not yet done: The United States will send" in shown
    monkeypatch.undo()
    monkeypatch.setenv("DRAGOMAN_DB", str(talks))
    told = {line[4] for line in cells(run("timeline").stdout)}
    assert "United States (USA) → Cuba (CUB) AID, planned, not yet done: send two teachers" in told


def told(run, *arguments: str) -> list[tuple[str, str]]:
    done = run("timeline", *arguments)
    assert done.exit_code == 0, done.stderr
    return [(line[2], line[4].rpartition(": ")[2]) for line in cells(done.stdout)]


def test_the_timeline_of_two_countries_has_what_is_between_them(run, talks: Path) -> None:
    every, pair = told(run), told(run, "--between", "cuba", "the United States")
    assert [one for one in every if one in pair] == pair
    events = [words for kind, words in pair if kind == "event"]
    assert len(events) == len(triggers(run, "--between", "CUB", "USA"))
    assert not any("recalled" in words for _, words in pair), "what a third does is not between them"
    assert told(run, "--between", "USA", "CUB") == pair, "in whatever order they are named"
    (first,) = told(run, "--between", "USA", "CUB", "--limit", "1")
    assert first in pair
    some = told(run, "--between", "USA", "CUB", "--about", "envoys")
    assert some
    assert [one for one in pair if one in some] == some


@pytest.mark.parametrize("command", ["timeline", "events", "contradictions"])
def test_two_different_countries_that_are_known_must_be_named(run, talks: Path, command: str) -> None:
    for given, says in (
        (("Cuba", "Atlantis"), "'Atlantis' is no country"),
        (("Cuba", "CUB"), "both are Cuba"),
        (("", "CUB"), "is no country"),
    ):
        done = run(command, "--between", *given)
        assert done.exit_code == 2
        assert says in done.stderr
    assert "--between" in run(command, "--between", "Peru", "PER").stderr


def test_the_least_chance_is_that_of_the_settings() -> None:
    from dragoman.cli import options
    from dragoman.schema import settings

    assert options.LISTED == settings.LISTED
