"""Rows that cannot tell of two countries are left unread, and those that can are not."""

from __future__ import annotations

from itertools import combinations

import pytest

from dragoman.links.report import Report
from dragoman.links.undertakings_between import may_be_between
from dragoman.links.undertakings_marks import Desk, Mark
from dragoman.links.undertakings_read import read_marks
from dragoman.schema.rows import Event

from .undertakings_for_tests import ISL, NOR, Maker, agreed, asked, done, halted, refused, visas

STATES = ("CHN", "DNK", "ISL", "NOR", "PER", "USA")


def about_iceland() -> Report:
    """Give a report that only as a whole tells whom its promise concerns."""
    text = (
        "Iceland waits for the herring money. Iceland's fishermen and Iceland's ports wait too.\n\n"
        "Norway promised to release the frozen herring funds by August."
    )
    return Maker("whole", "2031-05-01", text).event("promised", "AGREE", {"Norway": NOR}, status="planned",
        act="release the frozen").report()  # fmt: skip


def two_sides() -> Report:
    text = (
        "Norway and Iceland met. Norway was firm, Iceland was calm, and Norway smiled at Iceland.\n\n"
        "The two sides agreed to exchange seven herring inspectors."
    )
    return Maker("sides", "2031-05-02", text).event("agreed", "AGREE", {"The two sides": {}},
        act="exchange seven").report()  # fmt: skip


def said() -> Report:
    text = "Norway will open its port to Icelandic trawlers. Norway said it will pay 5 million."
    return Maker("said", "2031-05-03", text).says("Norway", NOR, "said", "it will pay 5 million").report()


REPORTS = [asked(), agreed(), done(), halted(), refused(), visas(), about_iceland(), two_sides(), said()]


def _is_of(mark: Mark, two: set[str]) -> bool:
    return two <= mark.doers | mark.others


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.article.source)
def test_the_marks_of_two_countries_are_those_of_all_rows(report: Report) -> None:
    every = read_marks(report)
    for one, other in combinations(STATES, 2):
        some = read_marks(report, between=(one, other))
        assert [mark for mark in some if _is_of(mark, {one, other})] == [
            mark for mark in every if _is_of(mark, {one, other})
        ]


@pytest.mark.parametrize("report", [about_iceland(), two_sides()], ids=["one other", "two sides"])
def test_what_the_article_is_about_may_be_a_party(report: Report) -> None:
    (event,) = (row for row in report.rows if isinstance(row, Event))
    assert may_be_between(Desk(report), event, frozenset(("NOR", "ISL")))
    assert not may_be_between(Desk(report), event, frozenset(("NOR", "PER")))


def test_who_is_named_in_another_paragraph_is_no_party() -> None:
    text = (
        "Norway agreed to open its ports to trawlers.\n\nIceland caught more herring than Peru and Denmark."
    )
    report = (
        Maker("apart", "2031-05-01", text).event("agreed", "AGREE", {"Norway": NOR}, act="open its").report()
    )
    (event,) = (row for row in report.rows if isinstance(row, Event))
    desk = Desk(report)
    assert not may_be_between(desk, event, frozenset(("NOR", "ISL")))
    near = Maker("near", "2031-05-01", text.replace("\n\n", " ").replace(". Iceland", " as Iceland"))
    (event,) = near.event("agreed", "AGREE", {"Norway": NOR}, act="open its").rows
    assert isinstance(event, Event)
    assert may_be_between(Desk(near.report()), event, frozenset(("NOR", "ISL")))


def test_of_no_third_country_are_the_parties_of_a_demand() -> None:
    (event,) = (row for row in asked().rows if isinstance(row, Event))
    assert ISL["country"] in {ref.country for ref in event.recipients}
    assert not may_be_between(Desk(asked()), event, frozenset(("NOR", "PER")))
