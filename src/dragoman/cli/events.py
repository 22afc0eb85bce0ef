"""`events`: who did what to whom, by date."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import Card, day_of, lit, print_cards
from dragoman.cli.options import (
    LISTED,
    as_json,
    between,
    database,
    filters,
    on_terminal,
    open_view,
    take_pair,
)
from dragoman.cli.output import (
    one_line,
    one_more,
    say_none,
    terminal_limit,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from dragoman.record.store import Dated, View
    from dragoman.views.events import EventFilters
    from dragoman.views.filters import Filters
    from dragoman.views.timeline import Piece


def _take_chance(context: click.Context, option: click.Parameter, value: float) -> float:
    """Refuse what is no number and passes for one: "nan" is neither below 0 nor above 1."""
    if math.isnan(value):
        raise click.BadParameter("it is no number; give one from 0 to 1, such as 0.5", context, option)
    return value


@click.command()
@between("one acts on the other, in either direction, or both act together and on nobody else")
@click.option(
    "--type", "types", metavar="TYPE[,TYPE…]",
    help="Only events of these types (AGREE, REQUEST, …), each as it is or with a mode: REQUEST.yield.",
)  # fmt: skip
@click.option(
    "--about-type", metavar="TYPE[,TYPE…]",
    help="Only promises, demands, refusals and threats of acts of these types.",
)  # fmt: skip
@click.option(
    "--status", "statuses", metavar="STATUS[,STATUS…]",
    help="Only events of these statuses: occurred, ongoing, planned, hypothetical, denied.",
)  # fmt: skip
@click.option(
    "--least", type=click.FloatRange(0, 1), default=LISTED, show_default=True, metavar="CHANCE",
    callback=_take_chance,
    help="Only events by somebody known whose row is right as a whole with at least this chance; 0: all.",
)  # fmt: skip
@filters("since", "until", "country", "actor", "outlet", "about", "limit")
@as_json
@database
def events(
    between: tuple[str, str] | None,
    types: str | None,
    about_type: str | None,
    statuses: str | None,
    least: float,
    asked: Filters,
    as_json: bool,
    where: str,
) -> None:
    """List who did what to whom, by date, and who says so.

    Events stand in order of their own date; where the article gives none, of the article's, which is said.
    Types and modes are PLOVER's (docs/codebook.md). What is planned, only possible or denied is listed with
    the rest, and says so; --status occurred,ongoing leaves it out. Rows that are likely wrong somewhere, and
    those whose actor is known neither by name nor by state, are left out: --least 0 lists them too.

    In a pipe each is a line with tabs between: id, date, where the date is from (text, published or none),
    type with its mode (REQUEST.yield), about, status, actors, recipients, place, trigger, act, said by
    (empty where the article says so itself), the sentence, source, score. Several actors have "; " between
    them, and each its country: Cuba (CUB).
    """
    import msgspec

    from dragoman.schema.wire import to_json
    from dragoman.views.events import select_events

    only = msgspec.structs.replace(make_event_filters(between, types, about_type, statuses), least=least)
    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        found = select_events(view, filters=msgspec.structs.replace(asked, limit=more), events=only)
        if as_json:
            count = write_lines(to_json(one.row) for one in found)  # type: ignore[arg-type]
        elif on_terminal():
            count = print_cards((event_card(*one) for one in with_words(view, found)), limit=limit)
        else:
            count = write_cells(_cells(*one) for one in with_words(view, found))
    say_none(count, "events")
    if least and (not count or on_terminal()):
        click.echo(
            f"Events of a score below {least:g}, or by nobody known, are left out, if any: --least 0.",
            err=True,
        )


def make_event_filters(
    between: tuple[str, str] | None, types: str | None, about_type: str | None, statuses: str | None
) -> EventFilters:
    """Check what was asked of events; QueryError says what cannot be used."""
    from dragoman.views.events import EventFilters, take_about, take_statuses, take_types

    return EventFilters(
        between=take_pair(between),
        types=take_types(types, option="--type") if types is not None else (),
        about=take_about(about_type, option="--about-type") if about_type is not None else (),
        statuses=take_statuses(statuses, option="--status") if statuses is not None else (),
    )


def with_words(view: View, found: Iterable[Dated]) -> Iterator[tuple[Dated, tuple[Piece, ...]]]:
    """Give each event with the sentence in which its trigger stands."""
    from dragoman.views.filters import Desk
    from dragoman.views.timeline import snippet

    desk = Desk(view)
    for one in found:
        article, sentences = desk.take(one.row.article)
        yield one, snippet(article.text, sentences, one.row)


def event_card(one: Dated, words: Sequence[Piece]) -> Card:
    """Tell an event: who did what to whom, and whether it was done; the sentence; date, place, whose word."""
    from rich.text import Text

    from dragoman.schema.rows import Event
    from dragoman.views.dates import show_date
    from dragoman.views.events import is_done, party, sides, voice
    from dragoman.views.evidence import STATUS_WORDS, event_code

    row = one.row
    assert isinstance(row, Event)
    text = Text()
    text.append(one_line(sides(row)), style="bold cyan")
    text.append(f"  {event_code(row)}", style="bold red" if is_done(row) else "bold yellow")
    text.append(f"  {STATUS_WORDS[row.status]}", style="" if is_done(row) else "bold yellow")
    text.append("\n")
    text.append_text(lit(words))
    below = [day_of(row, one.published)]
    if row.due:
        below.append(f"due: {show_date(row.due)}")
    if row.place is not None:
        below.append(f"place: {party(row.place)}")
    below.append(f"score {row.score:.2f}" if row.score is not None else "")
    below += [row.quad, f"said by: {voice(row, one.said_in)}", one.outlet or "", row.source]
    text.append("\n" + "; ".join(one_line(part) for part in below if part), style="dim")
    return row.id[:10], text


def _cells(one: Dated, words: Sequence[Piece]) -> Sequence[str | None]:
    from dragoman.schema.rows import Event
    from dragoman.views.events import party, voice
    from dragoman.views.evidence import type_code
    from dragoman.views.timeline import row_date

    row = one.row
    assert isinstance(row, Event)
    return (
        row.id, *row_date(row, one.published), type_code(row), row.about,
        row.status, "; ".join(map(party, row.actors)), "; ".join(map(party, row.recipients)),
        party(row.place) if row.place is not None else None, row.trigger.text,
        row.act.text if row.act is not None else None,
        voice(row, one.said_in) if row.said_in is not None else None,
        "".join(piece.text for piece in words), row.source, "" if row.score is None else f"{row.score:.2f}",
    )  # fmt: skip
