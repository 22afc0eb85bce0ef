"""People whose state their article does not name: events between states are asked of all articles."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Ref
from dragoman.views.events import EventFilters, select_events
from dragoman.views.filters import Filters
from dragoman.views.homes import country_of
from dragoman.views.rounds import list_rounds

from .events_for_tests import CUB, Maker

TEXT = "President Tom Hale met President Ana Rueda of Cuba in Oslo on 3 May. Hale thanked Larkwind."


def summit(fill: Callable[..., SqlRecord]) -> SqlRecord:
    made = Maker("summit", TEXT, published="2022-05-04")
    hale = made.ref("President Tom Hale", {"actor": "Tom Hale", "resolved_by": "name"})
    made.event("met", "CONSULT", actors=(hale, made.ref("President Ana Rueda", CUB)), date="2022-05-03")
    return fill((made.article, made.rows))


def between(record: SqlRecord) -> list[str | None]:
    events = EventFilters(between=("CUB", "USA"))
    found = select_events(record, filters=Filters(), events=events)
    return [one.row.actors[0].country for one in found]  # type: ignore[attr-defined]


def test_an_event_is_between_the_states_of_its_people(fill: Callable[..., SqlRecord]) -> None:
    record = summit(fill)
    assert between(record) == []
    record.keep_homes({"Tom Hále": "USA"})
    # The row stays as the article has it.
    assert between(record) == [None]
    assert [one.delegates[-1].country for one in list_rounds(record, "CUB", "USA")] == ["USA"]
    record.keep_homes({})
    assert between(record) == []


def test_a_name_with_two_states_has_none(fill: Callable[..., SqlRecord]) -> None:
    record = summit(fill)
    record.keep_homes({"Tom Hale": "USA", "TOM HALE": "CAN", "Ana Rueda": "PER"})
    assert record.homes() == {"ana rueda": "PER"}


def test_who_has_a_state_keeps_it() -> None:
    assert country_of(Ref(actor="Ana Rueda", country="CUB"), {"ana rueda": "PER"}) == "CUB"
    assert country_of(Ref(actor="Ana Rueda"), {"ana rueda": "PER"}) == "PER"
    assert country_of(Ref(), {"ana rueda": "PER"}) is None
