"""Rows of two states: both take part, or one says it in few words that name the other."""

from __future__ import annotations

from dragoman.record.sql import open_record
from dragoman.schema.codebook import quad_of
from dragoman.schema.rows import Event, Figure, Mention, Ref, Row, Statement, make
from dragoman.schema.span import Span

from .conftest import make_article

TEXT = (
    "Chile asked Peru for ships, Ana Roe said. Peru counted 9 ships. Peru slept. Ana Roe waved. "
    + "So. " * 200
)
ARTICLE = make_article(TEXT, source="ships.txt")
CHL, PER = Ref(country="CHL"), Ref(country="PER")


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.take(TEXT, at, at + len(words))


def _said(start: int, end: int, speaker: Ref, addressee: Ref | None = None) -> Statement:
    return make(
        Statement, ARTICLE, coder="hand", content=(Span.take(TEXT, start, end),), speaker=speaker,
        addressee=addressee,
    )  # fmt: skip


def _figure(words: str, by: Ref, place: Ref | None = None) -> Figure:
    return make(Figure, ARTICLE, coder="hand", span=_span(words), value=9.0, by=by, place=place)


def _asked(*actors: Ref) -> Event:
    return make(
        Event, ARTICLE, coder="hand", trigger=_span("asked"), type="REQUEST", quad=quad_of("REQUEST"),
        date_from="none", actors=actors,
    )  # fmt: skip


def _between(place: str, *rows: Row, homes: dict[str, str] | None = None) -> list[Row]:
    named = make(Mention, ARTICLE, coder="hand", span=_span("Peru"), type="LOC", country="PER")
    with open_record(place, mode="create") as record:
        record.add(ARTICLE, [named, *rows])
        record.keep_homes(homes or {})
        found = list(record.rows("statement", "figure", "event", between=("CHL", "PER")))
        assert list(record.rows("statement", "figure", "event", between=("PER", "CHL"))) == found
        assert list(record.rows("event", between=("CHL", "BOL"))) == []
        return found


def test_both_take_part_in_it(place: str) -> None:
    asked, told, counted = _asked(CHL, PER), _said(70, 75, CHL, PER), _figure("9", CHL, PER)
    alone = (_said(76, 79, CHL), _figure("ships", PER))
    assert set(_between(place, asked, told, counted, *alone)) == {asked, told, counted}


def test_what_one_says_in_words_that_name_the_other(place: str) -> None:
    names = _said(0, 26, CHL)
    of_itself = _said(12, 26, PER)
    assert _between(place, names, of_itself) == [names], "a state that names itself speaks of no other"


def test_a_whole_speech_is_not_of_whom_it_names_in_passing(place: str) -> None:
    assert _between(place, _said(0, 600, CHL)) == []


def test_an_event_is_of_its_parties_alone(place: str) -> None:
    assert _between(place, _asked(CHL)) == []


def test_who_is_of_a_state_by_a_home_speaks_for_it(place: str) -> None:
    said = _said(0, 26, Ref(actor="Ana Roe"))
    assert _between(place, said, homes={"Ana Roe": "CHL"}) == [said]


def test_filters_hold_besides(place: str) -> None:
    asked = _asked(CHL, PER)
    with open_record(place, mode="create") as record:
        record.add(ARTICLE, [asked])
        pair = ("CHL", "PER")
        assert list(record.rows(between=pair, until="2022-04-22", limit=1)) == [asked]
        assert list(record.rows(between=pair, since="2023")) == []
        assert list(record.rows(between=pair, article=ARTICLE.id, country="PER")) == [asked]
