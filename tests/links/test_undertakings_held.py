"""Meetings that joint bodies and forums held, acts against a third, and what nobody expects."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.links.report import Report
from dragoman.links.undertakings import Undertaking, find_undertakings, state_at
from dragoman.links.undertakings_doubts import is_open
from dragoman.links.undertakings_marks import Desk
from dragoman.schema.rows import Event
from dragoman.schema.settings import Settings
from timing_for_tests import is_linear

from .undertakings_for_tests import ISL, NOR, Maker

PAIR = ("NOR", "ISL")
GROUP: dict[str, Any] = {"actor": "Working Group", "country": None, "resolved_by": "name"}
THERE: dict[str, Any] = {"actor": None, "country": None, "resolved_by": "none"}


def find(*reports: Report) -> list[Undertaking]:
    return find_undertakings(reports, pair=PAIR)


def states(*reports: Report) -> list[list[str]]:
    return [[step.state for step in one.steps] for one in find(*reports)]


def agreed(text: str, act: str, day: str = "", value: str = "") -> Report:
    made = Maker("word", "2031-03-02", text).event(
        "agreed", "AGREE", {"Norway": NOR, "Iceland": ISL}, act=act
    )
    return (made.day(day, value) if day else made).report()


GROUP_WORD = agreed(
    "Norway and Iceland agreed to convene their trawler working group by 2032.",
    "convene their",
    "2032",
    "2032",
)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "In May the Norway-Iceland Working Group on Trawlers convened its first meeting.",
            ["agreed", "done"],
        ),
        (
            "In May the Norway – Iceland Working Group on Trawlers convened its first meeting.",
            ["agreed", "done"],
        ),
        ("In May the Norway-Iceland Working Group on Trains convened its first meeting.", ["agreed"]),
        ("In May the Norway Working Group on Trawlers convened its first meeting.", ["agreed"]),
    ],
)
def test_a_body_called_by_both_is_of_both(text: str, steps: list[str]) -> None:
    name = text.removeprefix("In May the ").split(" convened")[0]
    held = Maker("held", "2032-06-01", text).event(
        "convened", "CONSULT", {name: GROUP}, date="2032-05", date_from="text"
    )
    assert states(GROUP_WORD, held.report()) == [steps]


def test_a_meeting_of_the_same_year_about_what_stands_late_in_the_act_does_it_not() -> None:
    text = (
        "Norway and Iceland agreed to convene their trawler working group by 2032, to share reports on nets."
    )
    word = agreed(text, "convene their", "2032", "2032")
    other = Maker("held", "2032-06-01", "In May Norway and Iceland met to share reports on libraries.")
    other.event("met", "CONSULT", {"Norway": NOR, "Iceland": ISL}, date="2032-05", date_from="text")
    assert states(word, other.report()) == [["agreed"]]


def forum(title: str, text: str, day: str = "2031-09-09", trigger: str = "discussed") -> Report:
    made = Maker("forum", day, text)
    made.article = make_article(
        source="forum", address="forum", text=text, settings=Settings(),
        given=Given(language="en", published=day, title=title),
    )  # fmt: skip
    return made.event(trigger, "CONSULT", {"participants": THERE}).report()


OF_TWO = "Norway and Iceland. Norway and Iceland. Norway and Iceland. "
WORD = agreed(
    "Norway and Iceland agreed to hold a High-Level Herring Dialogue in September.", "hold a High-Level",
    "September", "2031-09",
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "day", "steps"),
    [
        ("Third Norway-Iceland High-Level Herring Dialogue",
         "During the meeting, participants discussed nets.", "2031-09-09", ["agreed", "done"]),
        ("Seventh High-Level Herring Dialogue of Norway and Iceland",
         "During the meeting, participants discussed nets.", "2031-09-09", ["agreed", "done"]),
        ("Norway-Iceland High-Level Train Dialogue", "During the meeting, participants discussed nets.",
         "2031-09-09", ["agreed"]),
        ("Norway-Iceland High-Level Herring Dialogue", "Before it, participants discussed nets.",
         "2031-09-09", ["agreed"]),
        ("Norway-Iceland High-Level Herring Dialogue", "During the meeting, participants discussed nets.",
         "2031-11-09", ["agreed"]),
    ],
)  # fmt: skip
def test_the_forum_of_a_title_is_held_by_those_who_were_there(
    title: str, text: str, day: str, steps: list[str]
) -> None:
    found = find(WORD, forum(title, OF_TWO + text, day))
    assert [[step.state for step in one.steps] for one in found] == [steps]
    assert state_at(found[0], "2031-12-01") == ("done" if "done" in steps else "overdue")


def test_of_an_article_that_is_not_of_two_nobody_knows_who_was_there() -> None:
    text = "During the meeting, participants discussed nets."
    assert states(WORD, forum("High-Level Herring Dialogue", text)) == [["agreed"]]


@pytest.mark.parametrize(
    ("act", "count"),
    [
        ("push back against Peru", 0),
        ("jointly deter the Peruvian fleet", 0),
        ("inspect the trawlers of Peru", 2),
        ("oppose new tariffs with Peru", 2),
    ],
)
def test_what_is_undertaken_against_a_state_is_not_undertaken_with_it(act: str, count: int) -> None:
    peru = {"actor": "Peru", "country": "PER", "resolved_by": "name"}
    where = "Peruvian" if "Peruvian" in act else "Peru"
    made = Maker("word", "2031-03-02", f"Norway and Iceland agreed to {act} in northern harbours.")
    made.event("agreed", "AGREE", {"Norway": NOR, "Iceland": ISL}, {where: peru}, act=act)
    found = find_undertakings([made.report()], pair=None)
    with_peru = [one for one in found if "PER" in (*one.doers, *one.others)]
    assert len(with_peru) == count


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("", 1),
        ("It is not our expectation that ", 0),
        ("Nobody expects that ", 0),
        ("They didn't anticipate that ", 0),
        ("It is our expectation, not theirs, that ", 1),
    ],
)
def test_what_nobody_expects_is_not_agreed(lead: str, count: int) -> None:
    text = f"{lead}Norway and Iceland will repair the lighthouse near Bergen."
    made = Maker("word", "2031-03-02", text)
    made.event("repair", "AGREE", {"Norway": NOR, "Iceland": ISL}, status="planned")
    assert len(find(made.report())) == count


def test_a_long_sentence_without_expectations_is_read_in_linear_time() -> None:
    def told(size: int) -> tuple[Desk, Event]:
        text = "no plans " * (size // 9) + ", Norway and Iceland will repair it."
        report = Maker("word", "2031-03-02", text).event("repair", "AGREE", {"Norway": NOR}).report()
        (event,) = (row for row in report.rows if isinstance(row, Event))
        return Desk(report), event

    assert not is_open(*told(1000))
    assert is_linear(told, lambda made: is_open(*made), 10_000)
