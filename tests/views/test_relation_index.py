"""The index of a pair: months by direction, what rests on one event; the seeds' freeze, thaw, conflict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.coding.events_modes import find_mode
from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.codebook import intensity_of, quad_of
from dragoman.schema.rows import Event, Ref, Row, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.views.relation_index import make_relation_index

from .relation_for_tests import report

PAPERS = (
    ("a", "2022-04-21", "met", "CONSULT", "CUB USA", ""),
    ("b", "2022-04-22", "accused", "ACCUSE", "CUB", "USA"),
    ("c", "2022-04-25", "lent", "AID", "USA", "CUB"),
    ("d", "2022-06-02", "fined", "SANCTION", "USA", "CUB"),
)


@pytest.fixture
def index(fill):
    return make_relation_index(fill(*(report(*paper) for paper in PAPERS)), "CUB", "USA")


def test_each_direction_has_its_own_months_and_shares_what_both_did(index) -> None:
    there, back = index.directions
    assert [(one.month, one.events, one.tone.value) for one in there.months] == [("2022-04", 2, -0.25)]
    assert [(one.month, one.events, one.tone.value) for one in back.months] == [
        ("2022-04", 2, 6.25), ("2022-06", 1, -6.0),
    ]  # fmt: skip
    assert (there.months[0].cooperation.value, there.months[0].conflict.value) == (2.5, 3.0)
    assert len(index.deeds) == index.reports == 4


def test_months_without_evidence_are_not_there_and_one_event_is_named(index) -> None:
    (april, june) = index.directions[1].months
    assert april.note is None
    assert june.note == "one event"
    assert june.tone.low < -6 < 0 < june.tone.high
    assert june.deeds == (index.deeds[-1].row,)


def test_two_events_of_one_report_say_so(fill) -> None:
    one, rows = report("a", "2022-04-21", "met", "CONSULT", "CUB USA")
    other = make(
        Event, one, coder="hand", trigger=Span.take(one.text, 0, 4), type="AID", quad=quad_of("AID"),
        actors=rows[0].actors[:1], recipients=rows[0].actors[1:], intensity=10.0,  # type: ignore[attr-defined]
    )  # fmt: skip
    index = make_relation_index(fill((one, [*rows, other])), "CUB", "USA")
    assert index.directions[0].months[0].note == "one report"


def test_the_pair_can_be_asked_for_either_way_and_for_a_time(fill) -> None:
    record = fill(*(report(*paper) for paper in PAPERS))
    index = make_relation_index(record, "USA", "CUB", since="2022-05-01")
    assert [len(direction.months) for direction in index.directions] == [1, 0]
    assert (index.first, index.last) == ("2022-06", "2022-06")
    whole = make_relation_index(record, "USA", "CUB", until="2022-04-30")
    assert len(whole.deeds) == 3


def test_a_pair_without_events_has_an_empty_index(fill) -> None:
    index = make_relation_index(fill(report(*PAPERS[0])), "MEX", "PER")
    assert index.first is None
    assert not index.deeds + index.stretches + index.changes


def test_an_act_of_everybody_is_of_every_pair_but_of_no_third(fill) -> None:
    record = fill(report("a", "2022-04-21", "met", "CONSULT", "CUB USA MEX"))
    assert len(make_relation_index(record, "CUB", "MEX").deeds) == 1
    assert not make_relation_index(record, "CUB", "PER").deeds


def gold_papers(shared: Path) -> list[tuple[Any, list[Row]]]:
    """Give the seeds with their events as people coded them; the modes are those that their words have."""
    gold = [json.loads(line) for line in (shared / "gold/seeds.gold.jsonl").read_text("utf-8").splitlines()]
    papers = []
    for line in (shared / "gold/seeds.docs.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        name = document["id"]
        mine = [row for row in gold if row["article"] == name]
        published = next(row["published"] for row in mine if row["kind"] == "article")
        one = make_article(
            source=name, address=name, text=document["text"],
            given=Given(language="en", published=published), settings=Settings(),
        )  # fmt: skip
        papers.append((one, [_event(one, row) for row in mine if row["kind"] == "event"]))
    return papers


def _event(one: Any, row: dict[str, Any]) -> Event:
    span = Span.take(one.text, row["trigger"]["start"], row["trigger"]["end"])
    mode = find_mode(row["type"], span.text, span.text, row["about"])
    return make(
        Event, one, coder="hand", trigger=span, type=row["type"], mode=mode, about=row["about"],
        quad=quad_of(row["type"]), intensity=intensity_of(row["type"], mode), status=row["status"],
        actors=tuple(Ref(span=span, country=code) for code in row["actors_country"] or ()),
        recipients=tuple(Ref(span=span, country=code) for code in row["recipients_country"] or ()),
        date=row.get("date"), date_from="text" if row.get("date") else "none",
    )  # fmt: skip


@pytest.mark.shared
def test_the_seeds_tell_of_freeze_thaw_and_conflict(fill, shared: Path) -> None:
    index = make_relation_index(fill(*gold_papers(shared)), "CUB", "USA")
    before, thawed, after = index.stretches
    assert before.last < "2022"
    assert before.climate == "freeze"
    assert (thawed.first, thawed.last, thawed.climate) == ("2022-04", "2022-11", "talks")
    assert after.first == "2026-02"
    assert after.climate == "conflict"
    assert [(one.name, one.certainty) for one in index.changes] == [
        ("thaw", "one report"), ("conflict", "one report"),
    ]  # fmt: skip
    told = {deed.row: deed for deed in index.deeds}
    assert {told[row].type for row in index.changes[0].why} >= {"SANCTION", "CONSULT"}
    assert "SANCTION" in {told[row].type for row in index.changes[1].why}
    # The talks of April 2022, of which two articles tell, are one event.
    april = [deed for deed in index.deeds if deed.type == "CONSULT" and deed.month == "2022-04"]
    assert [len(deed.reports) for deed in april] == [2]


@pytest.mark.shared
def test_an_undated_act_of_the_past_is_set_in_its_own_month(fill, shared: Path) -> None:
    """The expulsions of October 2017, told in November 2022, without the date that people gave them."""
    papers = []
    for one, rows in gold_papers(shared):
        words = "October 2017"
        at = one.text.find(words)
        bare = [row for row in rows if isinstance(row, Event) and row.trigger.text == "expelled"]
        if at >= 0 and bare:
            told = {name: getattr(bare[0], name) for name in bare[0].__struct_fields__}
            time = make(
                Time, one, coder="hand", span=Span.take(one.text, at, at + len(words)), type="DATE",
                value="2017-10", earliest="2017-10-01", latest="2017-10-31",
            )  # fmt: skip
            papers.append((one, [Event(**{**told, "date": None, "date_from": "none"}), time]))
    (deed,) = make_relation_index(fill(*papers), "CUB", "USA").deeds
    assert (deed.month, deed.date_from) == ("2017-10", "sentence")
