"""`timeline`: what was said, counted and done, by date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json, between, database, filters, on_terminal, open_view, take_pair
from dragoman.cli.output import (
    console,
    harmless,
    one_line,
    one_more,
    say_more,
    say_none,
    terminal_limit,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from rich.padding import Padding

    from dragoman.views.filters import Filters
    from dragoman.views.timeline import Day, Entry


@click.command()
@between("events in which both have a side, and what one says or counts that names the other")
@filters("since", "until", "country", "speaker", "actor", "outlet", "about", "limit")
@as_json
@database
def timeline(between: tuple[str, str] | None, asked: Filters, as_json: bool, where: str) -> None:
    """Show what was said, counted and done, by date.

    A statement stands at the day on which it was made, a figure at its period, an event at its day; where
    the article gives none, at the article's own date, which is said. A month or a year is never narrowed to
    a day. An event that is likely wrong somewhere (a score below .5), or done by nobody known, is called
    doubtful. --limit takes the first rows by publication date. --between CUB USA shows the events between the
    two, and what one of them says or counts of the other.

    In a pipe each is a line with tabs between: date, where the date is from (text, published or none), kind,
    speaker, words (of an event: who on whom, type and status before them), source.
    """
    import msgspec

    from dragoman.views.timeline import show_timeline

    pair = take_pair(between)
    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        days = show_timeline(view, filters=msgspec.structs.replace(asked, between=pair, limit=more))
    if as_json:
        write_lines(msgspec.json.encode(entry) for day in days for entry in day.entries)
    elif on_terminal():
        print_days(days, limit=limit)
    else:
        write_cells(_cells(entry) for day in days for entry in day.entries)
    say_none(len(days), "statements, figures or events")


def _cells(entry: Entry) -> Sequence[str | None]:
    from dragoman.schema.rows import Event
    from dragoman.views.events import act_words, is_doubtful, sides
    from dragoman.views.evidence import kind_of, name, tell

    speaker = name(getattr(entry.row, "speaker", None) or getattr(entry.row, "by", None))
    words = tell(entry.row).words
    if isinstance(entry.row, Event):
        doubt = " (doubtful)" if is_doubtful(entry.row) else ""
        words = f"{sides(entry.row)} {act_words(entry.row)}{doubt}: {words}"
    return (entry.date, entry.date_from, kind_of(entry.row), speaker, words, entry.source)


def print_days(days: Sequence[Day], *, limit: int | None = None, **more: str) -> None:
    """Print a timeline for a person: dates, then words lit up, each run of one report with its name below."""
    from rich.text import Text

    from dragoman.views.dates import show_date

    out = console()
    total = sum(len(day.entries) for day in days)
    left = total if limit is None else limit
    for day in days:
        shown = day.entries[:left]
        if not shown:
            break
        left -= len(shown)
        out.print(Text(show_date(day.date), style="bold underline"))
        for entry, after in zip(shown, (*shown[1:], None), strict=True):
            same = after is not None and (after.row.article, after.date_from) == (
                entry.row.article,
                entry.date_from,
            )
            out.print(_entry(entry, named=not same))
        out.print()
    if limit is not None and total > limit:
        say_more(limit, **more)


def _entry(entry: Entry, *, named: bool) -> Padding:
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.schema.rows import Event
    from dragoman.views.dates import show_date
    from dragoman.views.events import act_words, is_done, is_doubtful, sides
    from dragoman.views.evidence import kind_of, name

    kind = kind_of(entry.row)
    line = Text()
    if kind == "statement":
        line.append(
            one_line(name(getattr(entry.row, "speaker", None)) or "somebody not named"), style="bold cyan"
        )
        line.append(": ")
    if isinstance(entry.row, Event):
        # What is not done must not read as a deed: the status stands before the words.
        line.append(one_line(sides(entry.row)), style="bold cyan")
        line.append(f" {act_words(entry.row)}", style="" if is_done(entry.row) else "bold")
        line.append(" (doubtful): " if is_doubtful(entry.row) else ": ", style="yellow")
    style = {"statement": "yellow", "event": "bold red"}.get(kind, "bold magenta")
    for piece in entry.snippet:
        line.append(harmless(piece.text), style=style if piece.lit else "")
    if named:
        place = one_line(entry.outlet or entry.title or entry.source)
        report = f"{place}, {show_date(entry.published)}" if entry.published else place
        dated = "; placed by the report's date" if entry.date_from == "published" else ""
        line.append(f"\n{report}{dated}", style="dim")
    return Padding(line, (0, 0, 0, 2))
