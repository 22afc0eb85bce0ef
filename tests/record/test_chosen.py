"""Which articles pass, which of them name a country, and where: without their texts or rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.record import papers
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.store import Sized
from dragoman.schema.codebook import quad_of
from dragoman.schema.rows import Event, Mention, Ref, Row, make
from dragoman.schema.span import Span

from .conftest import make_article

TEXT = "Chile and Peru met. Chile left."
ARTICLES = {
    name: make_article(TEXT, source=name, published=published, outlet=outlet)
    for name, published, outlet in (
        ("late", "2021-05-02", "The Example Post"),
        ("early", "2021-05-01", "Other Times"),
        ("month", "2021-05", None),
        ("undated", None, "The Example Post"),
    )
}
IDS = {article.id: name for name, article in ARTICLES.items()}


def _rows(name: str) -> list[Row]:
    article = ARTICLES[name]
    chile, again, peru = (Span.take(TEXT, at, at + size) for at, size in ((0, 5), (20, 5), (10, 4)))
    event = make(
        Event, article, coder="hand", trigger=Span.take(TEXT, 15, 18), type="CONSULT",
        quad=quad_of("CONSULT"), date_from="none", actors=(Ref(span=chile, country="CHL"),),
    )  # fmt: skip
    if name == "undated":
        return [event]
    mentions: list[Row] = [
        make(Mention, article, coder="hand", span=span, type="LOC", country="CHL") for span in (again, chile)
    ]
    return [*mentions, make(Mention, article, coder="hand", span=peru, type="LOC", country="PER")]


@pytest.fixture
def filled(place: str) -> Iterator[SqlRecord]:
    with open_record(place, mode="create") as record:
        for name, article in ARTICLES.items():
            record.add(article, _rows(name) if name != "month" else [])
        yield record


def _sizes(record: SqlRecord, **asked: str | None) -> list[str]:
    found = record.sizes(IDS, **{"since": None, "until": None, "outlet": None, **asked})
    assert all(one == Sized(one.id, len(TEXT)) for one in found)
    return [IDS[one.id] for one in found]


def test_articles_come_by_date_the_undated_last(filled: SqlRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _sizes(filled) == ["month", "early", "late", "undated"]
    monkeypatch.setattr(papers, "IDS_AT_ONCE", 1)
    assert _sizes(filled) == ["month", "early", "late", "undated"], "however many are asked for at once"
    assert filled.sizes(["none"], since=None, until=None, outlet=None) == []


def test_only_those_come_that_pass(filled: SqlRecord) -> None:
    assert _sizes(filled, since="2021-05-02") == ["month", "late"], "a month may hold the day"
    assert _sizes(filled, until="2021-05-01") == ["month", "early"]
    assert _sizes(filled, outlet="the example POST") == ["late", "undated"]
    assert _sizes(filled, outlet="Post") == [], "an outlet is asked for by its whole name"


def test_whoever_takes_part_in_a_row_is_named(filled: SqlRecord) -> None:
    named = {IDS[one] for one in filled.naming_among(IDS, "CHL")}
    assert named == {"late", "early", "undated"}
    late = ARTICLES["late"].id
    assert filled.naming_among([late, ARTICLES["month"].id], "CHL") == {late}
    assert {IDS[one] for one in filled.naming_among(IDS, "PER")} == {"late", "early"}
    assert filled.naming_among(IDS, "BOL") == filled.naming_among([], "CHL") == set()


def test_mentions_are_found_with_their_places(filled: SqlRecord) -> None:
    found = {IDS[one]: sorted(places) for one, places in filled.mention_places(IDS, "CHL").items()}
    assert found == {"late": [(0, 5), (20, 25)], "early": [(0, 5), (20, 25)]}, "an event is no mention"
    assert filled.mention_places([ARTICLES["late"].id], "PER") == {ARTICLES["late"].id: [(10, 14)]}
