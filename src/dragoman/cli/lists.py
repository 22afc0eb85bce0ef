"""`articles`, `statements`, `figures`, `times`, `mentions`: the record's rows as lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.cards import head_card, print_cards, refusal_card, row_card
from dragoman.cli.options import as_json, database, filters, on_terminal, open_view
from dragoman.cli.output import one_more, say_none, terminal_limit, write_cells, write_lines

if TYPE_CHECKING:
    from dragoman.record.store import Head
    from dragoman.schema.rows import Row
    from dragoman.views.filters import Filters

Cells = Sequence[str | None]


@click.command()
@filters("since", "until", "country", "actor", "outlet", "about", "limit")
@click.option("--refused", is_flag=True, help="List what was refused instead, with reasons.")
@click.option("--noted", is_flag=True, help="List what was left out on purpose instead, with reasons.")
@as_json
@database
def articles(asked: Filters, refused: bool, noted: bool, as_json: bool, where: str) -> None:
    """List the articles, with how their dates were found.

    In a pipe each is a line of these fields with tabs between: id, date, found by, outlet, agencies,
    statements, figures, times, mentions, characters, title, source; with --refused or
    --noted: source, reason, message, where, what to do.
    """
    import msgspec

    from dragoman.views.filters import select_heads

    if refused or noted:
        _list_refusals(asked.limit, as_json, where, refused=refused, noted=noted)
        return

    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        heads = select_heads(view, filters=msgspec.structs.replace(asked, limit=more))
        if as_json:
            count = write_lines(msgspec.json.encode(head) for head in heads)
        elif on_terminal():
            count = print_cards(map(head_card, heads), limit=limit)
        else:
            count = write_cells(map(_head_cells, heads))
    say_none(count, "articles")


def _head_cells(head: Head) -> Cells:
    return (
        head.id, head.published, head.published_from, head.outlet, ", ".join(head.agencies),
        *(str(head.rows.get(kind, 0)) for kind in ("statement", "figure", "time", "mention")),
        str(head.characters), head.title, head.source,
    )  # fmt: skip


def _list_refusals(given: int | None, as_json: bool, where: str, *, refused: bool, noted: bool) -> None:
    from itertools import chain, islice

    from dragoman.schema.wire import to_json

    limit = terminal_limit(given, as_json=as_json)
    with open_view(where) as view:
        asked = chain(view.refusals() if refused else (), view.notes() if noted else ())
        refusals = islice(asked, one_more(limit, as_json=as_json))
        if as_json:
            count = write_lines(map(to_json, refusals))
        elif on_terminal():
            count = print_cards(map(refusal_card, refusals), limit=limit)
        else:
            count = write_cells(
                [one.source, one.reason, one.message, one.where, one.cure] for one in refusals
            )
    say_none(count, "refusals" if refused else "notes")


def _list_rows(kind: str, cells: Callable[[Any], Cells], asked: Filters, as_json: bool, where: str) -> None:
    """List the rows of one kind that pass the filters."""
    from msgspec.structs import replace

    from dragoman.schema.wire import to_json
    from dragoman.views.filters import select_rows

    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        rows: Iterator[Row] = select_rows(view, kind, filters=replace(asked, limit=more))
        if as_json:
            count = write_lines(map(to_json, rows))  # type: ignore[arg-type]
        elif on_terminal():
            count = print_cards(map(row_card, rows), limit=limit)
        else:
            count = write_cells([row.id, *cells(row), row.source] for row in rows)
    say_none(count, f"{kind}s")


@click.command()
@filters("since", "until", "country", "speaker", "actor", "outlet", "about", "limit")
@as_json
@database
def statements(asked: Filters, as_json: bool, where: str) -> None:
    """List what was said: day, speaker, cue, words.

    In a pipe each is a line with tabs between: id, day (where the article gives it), speaker, country,
    cue, words, source.
    """
    from dragoman.views.evidence import name, tell

    def cells(row: Any) -> Cells:
        country = row.speaker.country if row.speaker else None
        return (row.said_on, name(row.speaker), country, row.cue.text if row.cue else None, tell(row).words)

    _list_rows("statement", cells, asked, as_json, where)


@click.command()
@filters("since", "until", "country", "speaker", "actor", "outlet", "about", "limit")
@as_json
@database
def figures(asked: Filters, as_json: bool, where: str) -> None:
    """List what was counted or measured, by whom, compared with what.

    In a pipe each is a line with tabs between: id, words, value, of, counted by, period, compared with,
    implies, source.
    """
    from dragoman.views.evidence import comparison_words, figure_value, implied_words, name

    def cells(row: Any) -> Cells:
        of = row.of.text if row.of else None
        return (
            row.span.text, figure_value(row), of, name(row.by), row.period, comparison_words(row),
            implied_words(row),
        )  # fmt: skip

    _list_rows("figure", cells, asked, as_json, where)


@click.command()
@filters("since", "until", "outlet", "about", "limit")
@as_json
@database
def times(asked: Filters, as_json: bool, where: str) -> None:
    """List expressions of time with their values.

    In a pipe each is a line with tabs between: id, words, type, value, earliest, latest, anchor, source.
    """

    def cells(row: Any) -> Cells:
        return (row.span.text, row.type, row.value, row.earliest, row.latest, row.anchor)

    _list_rows("time", cells, asked, as_json, where)


@click.command()
@filters("since", "until", "country", "actor", "outlet", "about", "limit")
@as_json
@database
def mentions(asked: Filters, as_json: bool, where: str) -> None:
    """List names, titles and demonyms, and whom they mean.

    In a pipe each is a line with tabs between: id, words, type, actor, country, sector, role, source.
    """

    def cells(row: Any) -> Cells:
        return (row.span.text, row.type, row.actor, row.country, row.sector, row.role)

    _list_rows("mention", cells, asked, as_json, where)
