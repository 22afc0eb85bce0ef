"""What is told of a row without reading its article anew."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Cause, Event, Figure, Statement
from dragoman.views.explained import explain_row, refs_of

from .conftest import PLAIN, article, plain_rows
from .events_for_tests import papers


def test_the_sentences_of_a_row_are_told_with_its_words_lit(fill: Callable[..., SqlRecord]) -> None:
    one = article("plain.txt", PLAIN)
    record = fill((one, plain_rows(one)))
    (figure,) = record.rows("figure")
    told = explain_row(record, figure)
    assert told.row == figure
    assert [piece.text for piece in told.sentence if piece.lit] == ["more than 80,000"]
    assert "".join(piece.text for piece in told.sentence).startswith(
        "Guards turned back more than 80,000 people"
    )
    assert "We asked for patience" not in "".join(piece.text for piece in told.sentence)
    assert told.events == ()


def test_events_of_a_statement_and_of_its_sentences_are_told_in_their_order(
    fill: Callable[..., SqlRecord],
) -> None:
    record = fill(*papers())
    events = [row for row in record.rows("event") if isinstance(row, Event)]
    reported = next(row for row in events if row.said_in is not None)
    statement = next(row for row in record.rows("statement") if row.id == reported.said_in)
    told = explain_row(record, statement)
    assert reported in told.events
    assert {one.article for one in told.events} == {statement.article}
    assert list(told.events) == sorted(told.events, key=lambda one: one.trigger.start)
    far = [one for one in events if one.article == statement.article and one not in told.events]
    assert all(one.said_in != statement.id for one in far)
    assert far, "what stands elsewhere in the article is not told"
    assert reported not in explain_row(record, reported).events, "an event is not told beside itself"


def test_whom_the_words_of_a_row_were_taken_for(fill: Callable[..., SqlRecord]) -> None:
    one = article("plain.txt", PLAIN)
    rows = plain_rows(one)
    named = {type(row): list(refs_of(row)) for row in rows}
    figure = next(row for row in rows if isinstance(row, Figure))
    assert named[Figure] == [("counted by", figure.by)]
    spoken = next(row for row in rows if isinstance(row, Statement))
    assert list(refs_of(spoken)) == [("speaker", spoken.speaker)]
    assert [refs for kind, refs in named.items() if kind not in (Figure, Statement)] == [[], []]
    record = fill(*papers())
    for cause in record.rows("cause"):
        assert isinstance(cause, Cause)
        assert [what for what, _ in refs_of(cause)] == ["claimed by"] * (cause.claimed_by is not None)
    assert all(list(refs_of(event)) == [] for event in record.rows("event"))
