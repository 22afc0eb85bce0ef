"""What the ledger asks of a record: rows of states, mentions of a state, articles by id, many at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.record.sql import SqlRecord, open_record

from .conftest import make_article, make_rows


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlRecord]:
    where = str(tmp_path_factory.mktemp("telling") / "a.db")
    with open_record(where, mode="create") as record:
        for number in range(4):
            article = make_article(source=f"{number}.txt")
            record.add(article, make_rows(article))
        yield record


@pytest.mark.parametrize("kind", ["event", "statement", "mention"])
@pytest.mark.parametrize("countries", [("CUB",), ("USA",), ("CUB", "USA"), ("PER",), ()])
def test_rows_of_states_are_those_that_lists_give(
    filled: SqlRecord, kind: str, countries: tuple[str, ...]
) -> None:
    wanted = [row.id for row in filled.rows(kind)]
    for country in countries:
        of_it = {row.id for row in filled.rows(kind, country=country)}
        wanted = [one for one in wanted if one in of_it]
    found = filled.telling(kind, *countries)
    assert sorted(row.id for row in found) == sorted(wanted)
    (first, *_) = (head.id for head in filled.heads())
    some = filled.telling(kind, *countries, within={first, "none"})
    assert {row.id: row for row in some} == {row.id: row for row in found if row.article == first}
    assert filled.telling(kind, *countries, within=set()) == []


def test_only_events_of_the_types_asked_for_come(filled: SqlRecord) -> None:
    types = {getattr(row, "type", "") for row in filled.telling("event")}
    for type_ in types:
        assert {getattr(row, "type", "") for row in filled.telling("event", types=(type_,))} == {type_}
    assert types
    assert filled.telling("event", types=("AID",) if "AID" not in types else ("THREATEN",)) == []


def test_mentions_are_counted_up_to_a_bound(filled: SqlRecord) -> None:
    rows = [row.article for row in filled.rows("mention", country="CUB")]
    assert rows
    assert sorted(filled.naming("CUB", most=len(rows) + 1) or ()) == sorted(rows)
    assert filled.naming("CUB", most=len(rows)) is None
    assert filled.naming("PER", most=1) == []


def test_whole_articles_are_what_each_is_by_itself(filled: SqlRecord) -> None:
    ids = [head.id for head in filled.heads()]
    assert filled.whole([*ids, ids[0], "none"]) == {one: filled.article(one) for one in ids}
    assert filled.whole([]) == {}
