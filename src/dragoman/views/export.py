"""The record handed on, row by row, in the form of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.record.store import View
from dragoman.schema.rows import ROW_KINDS
from dragoman.schema.wire import Written
from dragoman.views.filters import Filters, select_rows

EXPORT_KINDS = ("article", *ROW_KINDS, "refusal")


def export_rows(view: View, *, kinds: Sequence[str] = (), filters: Filters) -> Iterator[Written]:
    """Give articles and rows, an article before its rows, by publication date, id and place; refusals last.

    `kinds` are some of EXPORT_KINDS, all where empty. Without filters every article and refusal is given;
    with filters those articles that have a row which passes, and no refusal, as no filter speaks of them.
    """
    wanted = tuple(kinds) or EXPORT_KINDS
    with_articles = "article" in wanted
    row_kinds = tuple(kind for kind in wanted if kind in ROW_KINDS)
    if filters == Filters():
        if with_articles:
            yield from _everything(view, row_kinds)
        elif row_kinds:
            yield from view.rows(*row_kinds)  # type: ignore[misc]  # every Row subclass is one of Written
        if "refusal" in wanted:
            yield from view.refusals()
            yield from view.notes()
        return
    if not row_kinds and not with_articles:
        return
    last = None
    for row in select_rows(view, *(row_kinds or tuple(ROW_KINDS)), filters=filters):
        if with_articles and row.article != last:
            yield view.article(row.article)
            last = row.article
        if row_kinds:
            yield row  # type: ignore[misc]  # every Row subclass is one of Written


def _everything(view: View, row_kinds: tuple[str, ...]) -> Iterator[Written]:
    """Walk articles and rows side by side; both come in the same order."""
    rows = view.rows(*row_kinds) if row_kinds else iter(())
    row = next(rows, None)
    for head in view.heads():
        yield view.article(head.id)
        while row is not None and row.article == head.id:
            yield row  # type: ignore[misc]
            row = next(rows, None)
