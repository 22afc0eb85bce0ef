"""The events of a relation in the dossier: as values, on the page, and in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Cause
from dragoman.views.dossier import make_dossier
from dragoman.views.filters import Filters
from dragoman.views.page import render
from dragoman.views.relation import Relation

from .events_for_tests import CUB, USA, Maker
from .test_browser import CHROMIUM, CONTRAST, Opened, browser

__all__ = ["browser"]


def relation_of(record: SqlRecord, *both: str) -> Relation:
    return make_dossier(record, filters=Filters(), both=both).relation


def triggers(relation: Relation) -> list[str]:
    return [line.entry.row.trigger.text for day in relation.days for line in day.lines]  # type: ignore[attr-defined]


def page_of(record: SqlRecord, *both: str) -> str:
    page = render(make_dossier(record, filters=Filters(), both=both), version="1").decode()
    return page.partition('<section id="events">')[2].partition('<section id="statements">')[0]


def both_in_one() -> Maker:
    """Make a report that names both countries, as a dossier of the two asks."""
    one = Maker(
        "one.txt", "The United States will send two teachers to Cuba. Cuba thanked Peru.", published="2022"
    )
    one.mention("United States", "LOC", USA)
    one.mention("Cuba", "LOC", CUB)
    one.event(
        "send", "AID", status="planned", actors=(one.ref("The United States", USA),),
        recipients=(one.ref("Cuba", CUB),),
    )  # fmt: skip
    one.event("thanked", "SUPPORT", actors=(one.ref("Cuba thanked", CUB),))
    return one


def test_all_events_stand_by_date_where_no_country_is_named(talks: SqlRecord) -> None:
    relation = relation_of(talks)
    assert (relation.count, relation.undone) == (9, 3)
    assert [day.date for day in relation.days] == [
        "2022-04-20",
        "2022-05-03",
        "2022-05-04",
        "2022-06-02",
        None,
    ]
    assert triggers(relation) == [
        "expelled", "met", "asked", "condemned", "send", "recalled", "close", "signed", "lent",
    ]  # fmt: skip


def test_only_what_is_between_two_countries_is_theirs(fill: Callable[..., SqlRecord]) -> None:
    record = fill(both_in_one().made)
    assert triggers(relation_of(record, "CUB", "USA")) == ["send"]
    assert triggers(relation_of(record, "CUB")) == ["send", "thanked"]
    assert triggers(relation_of(record)) == ["send", "thanked"]
    assert "Events between Cuba and United States" in page_of(record, "CUB", "USA")
    assert "Events of Cuba" in page_of(record, "CUB")


def test_pairs_count_deeds_apart_from_what_was_not_done(talks: SqlRecord) -> None:
    told = {(p.one, p.other, p.both): (p.quads, p.undone) for p in relation_of(talks).pairs}
    assert told == {
        ("CUB", "USA", True): ({"verbal cooperation": 2}, 0),
        ("USA", "CUB", False): ({"material conflict": 1}, 1),
        ("CUB", "USA", False): ({"verbal conflict": 1}, 0),
        ("MEX", "CUB", False): ({"material cooperation": 1}, 0),
    }


def test_who_speaks_for_each_side_leads_to_their_words(talks: SqlRecord) -> None:
    sides = {side.country: [(v.name, v.statements) for v in side.voices] for side in relation_of(talks).sides}
    assert sides == {"CUB": [("Ana Rueda", 2)], "USA": [("Tom Hale", 1)]}
    page = render(make_dossier(talks, filters=Filters()), version="1").decode()
    number = re.search(r'href="#speaker-(\d+)"><bdi>Tom Hale', page)
    assert number is not None
    assert re.search(rf'<details id="speaker-{number[1]}"[^>]*>\n<summary><h3><bdi>Tom Hale', page)


def test_causes_stand_by_their_event_and_in_a_table(talks: SqlRecord) -> None:
    relation = relation_of(talks)
    lines = {line.entry.row.trigger.text: line for day in relation.days for line in day.lines}  # type: ignore[attr-defined]
    assert [(r.what, r.words, r.claimed_by) for r in lines["expelled"].reasons] == [
        ("because of", "the arrests", None)
    ]
    assert [(c.cause, c.words, c.claimed_by) for c in relation.causes] == [("the arrests", "leads to", None)]
    assert not lines["met"].reasons


@pytest.mark.parametrize(
    ("relation", "as_effect", "as_cause"),
    [
        ("causes", "because of", "leads to"),
        ("enables", "made possible by", "makes possible"),
        ("prevents", "prevented by", "prevents"),
        ("motivates", "because of", "is the reason for"),
    ],
)
def test_a_cause_is_told_from_the_side_of_its_event(
    fill: Callable[..., SqlRecord], relation: Any, as_effect: str, as_cause: str
) -> None:
    one = Maker("a.txt", "The storm made Cuba open the port. The opening fed the town.", published="2022")
    one.event("open", "RETREAT", actors=(one.ref("Cuba", CUB),))
    one.event("opening", "RETREAT")
    one.row(Cause, cause=one.span("The storm"), effect=one.span("Cuba open the port"), relation=relation)
    claimed = one.ref("the town", CUB)
    cause, effect = one.span("The opening"), one.span("the town")
    one.row(Cause, cause=cause, effect=effect, relation=relation, claimed_by=claimed)
    told = [line.reasons for day in relation_of(fill(one.made)).days for line in day.lines]
    assert [[(r.what, r.words) for r in reasons] for reasons in told] == [
        [(as_effect, "The storm")], [(as_cause, "the town")],
    ]  # fmt: skip


def test_the_page_says_in_words_what_was_not_done_and_who_says_so(talks: SqlRecord) -> None:
    page = page_of(talks)
    for words in ("planned, not yet done", "denied: not done", "only a possibility"):
        assert page.count(f'<span class="status">{words}</span>') == 1
    assert page.count('class="entry event undone"') == 3
    for quad in ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"):
        assert f'<span class="quad {quad}">{quad}</span>' in page
    assert "because of" in page
    assert re.search(r'says <a href="#row-\w+"><bdi>Tom Hale \(USA\)</bdi></a>', page)
    assert "says <bdi>the report itself</bdi>" in page


def test_a_record_without_events_says_so(record: SqlRecord) -> None:
    assert "No event was found." in page_of(record)
    assert "No event was found between these countries." in page_of(record, "CUB", "USA")


needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="needs Debian's chromium: bash .ci/system-packages installs it"
)


@pytest.fixture
def file(talks: SqlRecord, tmp_path: Path) -> Path:
    target = tmp_path / "dossier.html"
    target.write_bytes(render(make_dossier(talks, filters=Filters()), version="1"))
    return target


@needs_browser
def test_an_event_lights_up_all_its_parts_in_the_article(browser: Any, file: Path, talks: SqlRecord) -> None:
    opened = Opened(browser, file)
    rows = {row.trigger.text: row for row in talks.rows("event")}  # type: ignore[attr-defined]
    opened.page.locator(f'#events a.whole[href="#row-{rows["asked"].id}"]').click()
    assert [opened.lit(label) for label in ("trigger", "act", "actor", "recipient")] == [
        ["asked"], ["lift the travel cap"], ["We"], ["Washington"],
    ]  # fmt: skip
    opened.page.locator(f'#events a.whole[href="#row-{rows["met"].id}"]').click()
    assert [opened.lit(label) for label in ("trigger", "actor", "place")] == [
        ["met"], ["Cuban and US officials"], ["Havana"],
    ]  # fmt: skip
    assert opened.trouble == []


@needs_browser
def test_what_is_no_deed_does_not_look_like_one(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    looks = opened.page.locator("#events li .quad.material").evaluate_all(
        "all => all.map((one) => [!!one.closest('.undone'), getComputedStyle(one).backgroundColor])"
    )
    clear = {undone for undone, ground in looks if ground == "rgba(0, 0, 0, 0)"}
    filled = {undone for undone, ground in looks if ground != "rgba(0, 0, 0, 0)"}
    assert (clear, filled) == ({True}, {False})
    lines = opened.page.locator("#events li.undone").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderLeftStyle)"
    )
    assert lines == ["dashed"] * 3
    styles = opened.page.locator("#events .hint .quad").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderTopStyle)"
    )
    assert styles == ["dashed", "dashed", "solid", "solid"]


@needs_browser
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_events_fit_their_window_and_can_be_read(
    browser: Any, file: Path, width: int, scheme: str
) -> None:
    opened = Opened(browser, file, width=width)
    opened.page.emulate_media(color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert opened.page.evaluate(CONTRAST) == []
