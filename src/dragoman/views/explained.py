"""A row that is no event, explained: its sentence, whom its words were taken for, events beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.record.store import View
from dragoman.schema.rows import Cause, Event, Figure, Ref, Row, Statement
from dragoman.views.evidence import first_place, main_spans
from dragoman.views.filters import Desk
from dragoman.views.timeline import Piece, snippet


class Explained(Struct, frozen=True, kw_only=True):
    """What can be told of a row without reading its article anew.

    `sentence` are the sentences of its main words, these lit. `events` are those that a statement reports, or
    that stand in the same sentences; only they have more to explain.
    """

    row: Row
    sentence: tuple[Piece, ...]
    events: tuple[Event, ...]


def explain_row(view: View, row: Row) -> Explained:
    """Explain a row of any kind."""
    article, sentences = Desk(view).take(row.article)
    spans = main_spans(row)
    start, end = sentences.around(spans[0].start, max(span.end for span in spans))
    events = [
        event
        for event in view.rows("event", article=article.id)
        if isinstance(event, Event)
        and (event.said_in == row.id or start <= event.trigger.start < end)
        and event.id != row.id
    ]
    return Explained(
        row=row,
        sentence=snippet(article.text, sentences, row),
        events=tuple(sorted(events, key=first_place)),
    )


def refs_of(row: Row) -> Iterator[tuple[str, Ref]]:
    """Give whom a row's words were taken for, each with what they are in it: ("speaker", …)."""
    if isinstance(row, Statement):
        named = (("speaker", row.speaker), ("addressee", row.addressee))
    elif isinstance(row, Figure):
        named = (("counted by", row.by), ("place", row.place))
    elif isinstance(row, Cause):
        named = (("claimed by", row.claimed_by), ("", None))
    else:
        return
    yield from ((what, ref) for what, ref in named if ref is not None)
