"""Events between countries, by type and status, in the order of their days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.sql import SqlRecord
from dragoman.schema.codebook import quad_of
from dragoman.schema.errors import QueryError
from dragoman.schema.rows import EVENT_TYPES, Event, Ref, Status, make
from dragoman.views.events import (
    STATUSES,
    EventFilters,
    is_between,
    select_events,
    sides,
    take_about,
    take_statuses,
    take_types,
    voice,
)
from dragoman.views.evidence import row_parts, tell
from dragoman.views.filters import Filters

from .events_for_tests import Maker

IN_ORDER = ["expelled", "met", "asked", "condemned", "send", "recalled", "close", "signed", "lent"]


def chosen(record: SqlRecord, *, events: dict[str, Any] | None = None, **filters: Any) -> list[str]:
    found = select_events(record, filters=Filters(**filters), events=EventFilters(**(events or {})))
    return [one.row.trigger.text for one in found]  # type: ignore[attr-defined]


def test_events_stand_in_the_order_of_their_own_days_else_of_their_articles(talks: SqlRecord) -> None:
    assert chosen(talks) == IN_ORDER
    assert chosen(talks, limit=3) == IN_ORDER[:3]
    assert chosen(talks, since="2022-05-03", until="2022-05-31") == ["met", "asked", "condemned"]


def test_rows_less_likely_right_are_left_out_on_demand(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("june.txt", "Peru met Chile, asked Cuba and thanked Mexico.", published="2022-06-02")
    for trigger, type_, score in (
        ("met", "CONSULT", 0.9),
        ("asked", "REQUEST", 0.29),
        ("thanked", "SUPPORT", None),
    ):
        one.event(trigger, type_, score=score)
    record = fill(one.made)
    assert chosen(record) == chosen(record, events={"least": 0.29}) == ["met", "asked", "thanked"]
    # What nobody estimated is no less likely right.
    assert chosen(record, events={"least": 0.3}) == ["met", "thanked"]
    assert chosen(record, events={"least": 0.3}, limit=2) == ["met", "thanked"]
    assert chosen(record, events={"least": 1.0}) == ["thanked"]


def test_who_is_known_neither_by_name_nor_by_state_is_left_out_with_the_unlikely(
    fill: Callable[..., SqlRecord],
) -> None:
    one = Maker("june.txt", "Gunmen fired. Roca spoke. Peruvians jeered.", published="2022-06-02")
    for words, trigger, who in (
        ("Gunmen", "fired", {}),
        ("Roca", "spoke", {"actor": "Ana Roca"}),
        ("Peruvians", "jeered", {"country": "PER"}),
    ):
        ref = one.ref(words, who)
        one.event(trigger, "PROTEST", score=0.9, actors=(ref,))
    record = fill(one.made)
    assert chosen(record) == ["fired", "spoke", "jeered"]
    assert chosen(record, events={"least": 0.5}) == ["spoke", "jeered"]
    assert chosen(record, events={"least": 0.5}, limit=1) == ["spoke"]


@pytest.mark.parametrize(
    ("filters", "triggers"),
    [
        ({"outlet": "other times"}, ["send", "recalled", "close"]),
        ({"country": "PER"}, ["condemned"]),
        ({"country": "MEX"}, ["lent"]),
        ({"actor": "rueda"}, ["asked"]),
        ({"about": "travel cap"}, ["asked"]),
        ({"about": '"two teachers" cuba', "limit": 1}, ["send"]),
        ({"about": "arrests envoys"}, ["expelled"]),
    ],
)
def test_filters_mean_what_they_mean_elsewhere(
    talks: SqlRecord, filters: dict[str, Any], triggers: list[str]
) -> None:
    assert chosen(talks, **filters) == triggers


@pytest.mark.parametrize(
    ("events", "triggers"),
    [
        ({"types": (("SANCTION", None),)}, ["expelled", "recalled"]),
        ({"types": (("SANCTION", "expel"), ("AID", None))}, ["expelled", "send"]),
        ({"about": ("RETREAT",)}, ["asked"]),
        ({"statuses": ("planned", "denied")}, ["send", "recalled"]),
        ({"types": (("SANCTION", None),), "statuses": ("occurred",)}, ["expelled"]),
        ({"between": ("CUB", "USA")}, ["expelled", "met", "asked", "send", "signed"]),
        ({"between": ("USA", "CUB")}, ["expelled", "met", "asked", "send", "signed"]),
        ({"between": ("CUB", "MEX")}, ["lent"]),  # and not by its place, which is Cuban
        ({"between": ("CUB", "PER")}, []),
        ({"between": ("CUB", "CUB")}, []),
    ],
)
def test_events_are_chosen_by_type_status_and_sides(
    talks: SqlRecord, events: dict[str, Any], triggers: list[str]
) -> None:
    assert chosen(talks, events=events) == triggers
    assert chosen(talks, events=events, limit=1) == triggers[:1]


def test_who_says_so_is_told_with_the_event(talks: SqlRecord) -> None:
    found = select_events(talks, filters=Filters(), events=EventFilters())
    told = {one.row.trigger.text: voice(one.row, one.said_in) for one in found}  # type: ignore[arg-type, attr-defined]
    assert told["asked"] == told["recalled"] == "Ana Rueda (CUB)"
    assert told["close"] == "Tom Hale (USA)"
    assert told["met"] == told["signed"] == "the report itself"


def test_what_is_not_done_is_told_in_words(talks: SqlRecord) -> None:
    told = {
        row.trigger.text: dict(tell(row).details) for row in talks.rows("event") if isinstance(row, Event)
    }
    assert told["send"]["status"] == "planned, not yet done"
    assert told["send"]["due"] == "July 2022"
    assert told["recalled"]["status"] == "denied: not done"
    assert told["close"]["status"] == "only a possibility"
    assert told["asked"]["type"] == "REQUEST.yield about RETREAT"
    assert told["lent"]["place"] == "Havana (CUB)"


def test_a_group_is_one_part_and_both_are_told(talks: SqlRecord) -> None:
    signed = next(row for row in talks.rows("event") if tell(row).words == "signed")
    assert [(part.label, part.span.text) for part in row_parts(signed)] == [
        ("trigger", "signed"), ("actor", "Both sides"),
    ]  # fmt: skip
    assert isinstance(signed, Event)
    assert sides(signed) == "Cuba (CUB) and United States (USA)"


def test_all_parts_of_an_event_have_their_words(talks: SqlRecord) -> None:
    labels = {
        tell(row).words: [part.label for part in row_parts(row)] for row in talks.rows("event")
    }  # words of the act stand beside the trigger
    assert labels["asked … lift the travel cap"] == ["trigger", "act", "actor", "recipient"]
    assert labels["lent"] == ["trigger", "actor", "recipient", "place"]
    assert labels["send two teachers"] == ["trigger", "act", "actor", "recipient"]


def test_codes_are_read_in_any_case_and_wrong_ones_told_with_the_right_ones() -> None:
    assert take_types(" request.Yield, agree,agree", option="--type") == (
        ("REQUEST", "yield"),
        ("AGREE", None),
    )
    assert take_about("aid", option="--about-type") == ("AID",)
    assert take_statuses("Planned,denied", option="--status") == ("planned", "denied")
    for call, says in (
        (lambda: take_types("beg", option="--type"), "AGREE, CONSULT"),
        (lambda: take_types("REQUEST.dance", option="--type"), "assist, change, yield, meet"),
        (lambda: take_types("AGREE.x", option="--type"), "no modes"),
        (lambda: take_types(" ,", option="--type"), "Types are AGREE"),
        (lambda: take_about("yes", option="--about-type"), "ASSAULT"),
        (
            lambda: take_statuses("done", option="--status"),
            "occurred, ongoing, planned, hypothetical, denied",
        ),
    ):
        with pytest.raises(QueryError) as caught:
            call()
        assert says in str(caught.value)


def test_statuses_are_those_of_the_rows() -> None:
    assert set(STATUSES) == set(get_args(Status))


_COUNTRIES = st.sampled_from(["CUB", "USA", "PER", None])
_SIDES = st.lists(_COUNTRIES, max_size=3).map(tuple)


def event_of(type_: Any, actors: tuple[str | None, ...], recipients: tuple[str | None, ...]) -> Event:
    one = Maker("e.txt", "They met.")
    return make(
        Event, one.article, coder="hand", trigger=one.span("met"), type=type_, quad=quad_of(type_),
        actors=tuple(Ref(country=country) for country in actors),
        recipients=tuple(Ref(country=country) for country in recipients),
        place=Ref(country="CUB"),
    )  # fmt: skip


@given(type_=st.sampled_from(EVENT_TYPES), actors=_SIDES, recipients=_SIDES)
def test_between_holds_in_both_directions_and_only_of_parties(
    type_: str, actors: tuple[str | None, ...], recipients: tuple[str | None, ...]
) -> None:
    event = event_of(type_, actors, recipients)
    turned = event_of(type_, recipients, actors)
    for one, other in (("CUB", "USA"), ("CUB", "PER"), ("USA", "PER")):
        assert is_between(event, one, other) == is_between(event, other, one)
        if is_between(event, one, other):
            assert {one, other} <= {*actors, *recipients}
        if actors and recipients and type_ != "CONSULT":
            assert is_between(event, one, other) == is_between(turned, one, other)
