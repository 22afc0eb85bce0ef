"""Rows in the order of their days, and who is counted: asked of the database, held against the rows."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.record.columns import fold
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.store import Asked
from dragoman.schema.codebook import quad_of
from dragoman.schema.links import Actor
from dragoman.schema.rows import Event, Mention, Ref, Row, Statement, make
from dragoman.schema.span import Span

from .conftest import Made, make_article

DATES = st.sampled_from(
    [None, "2021", "2022", "2022-04", "2022-04-22", "2022-04-01", "2022-W16", "2023-01-01"]
)
# Coders write an actor in one way within an article, and maybe in another in the next.
SPELLINGS = (("Cuba", "CUBA"), ("Inés Peña", "Ines Pena"), ("Perú", "Peru"))
STATUSES = st.sampled_from(["occurred", "ongoing", "planned", "denied"])
PARTIES = st.lists(st.sampled_from([0, 1, 2, None]), max_size=3)
EVENTS = st.lists(st.tuples(DATES, STATUSES, PARTIES, PARTIES), max_size=4)


def _event(
    article: Any, spelling: int, at: int, date: str | None, status: str, actors: Any, recipients: Any
) -> Event:
    def refs(parties: Any) -> tuple[Ref, ...]:
        return tuple(Ref(actor=None if one is None else SPELLINGS[one][spelling]) for one in parties)

    return make(
        Event, article, coder="hand", trigger=Span.take(article.text, at, at + 1), type="AID",
        quad=quad_of("AID"), date=date, date_from="none" if date is None else "text", status=status,
        actors=refs(actors), recipients=refs(recipients),
    )  # fmt: skip


def day_key(value: str | None) -> tuple[str, str]:
    """Give the first and last day of a date as the record has it: an oracle written out by hand."""
    bounds = {
        "2021": ("2021-01-01", "2021-12-31"), "2022": ("2022-01-01", "2022-12-31"),
        "2022-04": ("2022-04-01", "2022-04-30"), "2022-W16": ("2022-04-18", "2022-04-24"),
    }  # fmt: skip
    return bounds.get(value or "", (value or "", value or ""))


@settings(max_examples=40)  # each makes a record of its own
@given(papers=st.lists(st.tuples(DATES, st.sampled_from([0, 1]), EVENTS), max_size=4))
def test_order_and_counts_are_those_of_the_rows(papers: Any, tmp_path_factory: Any) -> None:
    where = str(tmp_path_factory.mktemp("dated") / "r.db")
    with open_record(where, mode="create") as record:
        rows: list[tuple[str | None, Event]] = []
        for number, (published, spelling, events) in enumerate(papers):
            article = make_article(source=f"{number}.txt", published=published)
            made = [_event(article, spelling, at, *event) for at, event in enumerate(events)]
            record.add(article, made)
            rows += [(published, event) for event in made]
        _check_order(record, rows)
        _check_counts(record, rows)


def _check_order(record: SqlRecord, rows: list[tuple[str | None, Event]]) -> None:
    found = list(record.dated("event", Asked()))
    assert {one.row.id for one in found} == {row.id for _, row in rows}
    days = [day_key(getattr(one.row, "date", None) or one.published) for one in found]
    known = [day for day in days if day[0]]
    assert days == known + [("", "")] * (len(days) - len(known))
    firsts = [first for first, _ in known]
    assert firsts == sorted(firsts)
    for (first, last), (after, end) in pairwise(known):
        assert first != after or last >= end
    assert [one.row.id for one in record.dated("event", Asked(limit=2))] == [one.row.id for one in found[:2]]


def _check_counts(record: SqlRecord, rows: list[tuple[str | None, Event]]) -> None:
    told = {tally.key: tally for tally in record.tallies()}
    wanted = {fold(ref.actor) for _, row in rows for ref in (*row.actors, *row.recipients) if ref.actor}
    assert set(told) == wanted
    for key, tally in told.items():
        for side, counted in (("actors", tally.done), ("recipients", tally.undergone)):
            real = [row for _, row in rows if row.status in ("occurred", "ongoing")]
            holding = [row for row in real if key in {fold(r.actor) for r in getattr(row, side) if r.actor}]
            assert counted == len(holding)
        named = {row.article for _, row in rows if key in {fold(p) for p in _names(row)}}
        assert tally.articles == len(named)
        assert set(record.called(key)) >= {key}


def _names(row: Event) -> set[str]:
    return {ref.actor for ref in (*row.actors, *row.recipients) if ref.actor}


def test_the_statement_that_reports_an_event_comes_with_it(record: SqlRecord, made: Made) -> None:
    article, rows = made
    said = next(row for row in rows if isinstance(row, Statement))
    rows = [replace(row, said_in=said.id) if isinstance(row, Event) else row for row in rows]
    record.add(article, rows)
    (one,) = record.dated("event", Asked())
    assert one.said_in == said
    assert one.row in rows
    assert (one.title, one.published, one.outlet) == (article.title, article.published, None)
    assert [one.said_in for one in record.dated("statement", Asked())] == [None, None]
    assert list(record.dated("event", Asked(), within=set())) == []
    assert len(list(record.dated("event", Asked(), within={article.id}))) == 1


def test_names_are_found_by_words_in_order_and_nothing_is_a_pattern(record: SqlRecord) -> None:
    article = make_article("Inés Roe_Peña met INÉS ROE_PEÑA and 100% Roe.")
    rows: list[Row] = [
        make(Mention, article, coder="h", span=Span.take(article.text, at, at + 4), type="PER", actor=name)
        for at, name in ((0, "Inés Roe_Peña"), (18, "INÉS ROE_PEÑA"), (36, "100% Roe"))
    ]
    record.add(article, rows)
    assert record.called("ines pena") == {"ines roe_pena": ["INÉS ROE_PEÑA", "Inés Roe_Peña"]}
    assert list(record.called("0%")) == list(record.called("% Roe")) == ["100% roe"]
    assert list(record.called("e_p")) == ["ines roe_pena"]
    assert record.called("pena ines") == record.called("e\\_p") == {}


def test_statements_count_for_who_speaks_and_not_for_who_is_addressed(record: SqlRecord) -> None:
    article = make_article("Ann told Bob yes.")
    row = make(
        Statement, article, coder="h", content=(Span.take(article.text, 13, 16),),
        speaker=Ref(actor="Ann"), addressee=Ref(actor="Bob"),
    )  # fmt: skip
    record.add(article, [row])
    told = {tally.key: (tally.statements, tally.articles) for tally in record.tallies()}
    assert told == {"ann": (1, 1)}


def test_names_that_linking_joined_are_counted_as_one(record: SqlRecord) -> None:
    article = make_article("Ana Roe told J. Poe. Roe left.")
    other = make_article("J. Poe and Roe met.", source="other.txt")
    for one, found in ((article, ((0, 7), (13, 19), (21, 24))), (other, ((0, 6), (11, 14)))):
        spans = [Span.take(one.text, *place) for place in found]
        record.add(
            one, [make(Mention, one, coder="h", span=span, type="PER", actor=span.text) for span in spans]
        )
    joined = Actor(id="1", name="Ana Roe", type="PER", aliases=("Roe",))
    apart = [
        Actor(id=id_, name=name, type="PER", aliases=("J. Poe",))
        for id_, name in (("2", "John Poe"), ("3", "Jane Poe"))
    ]
    record.keep_actors([joined, *apart])
    told = {tally.key: (tally.names, tally.articles, tally.called) for tally in record.tallies()}
    # Of "J. Poe" nobody knows which of the two it is.
    assert told == {
        "roe": ({"Ana Roe": 1, "Roe": 2}, 2, "Ana Roe"),
        "j. poe": ({"J. Poe": 2}, 2, None),
    }
