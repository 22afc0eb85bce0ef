"""`ledger`: what two countries asked of each other, promised, agreed, refused and did, act by act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import Card, print_cards
from dragoman.cli.options import as_json, database, filters, on_terminal, open_view
from dragoman.cli.output import (
    counted,
    is_linked,
    one_line,
    one_more,
    say_none,
    say_unlinked,
    terminal_limit,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.links.undertakings import Step
    from dragoman.views.filters import Filters
    from dragoman.views.ledger import Ledger, Line

_STYLES = {
    "asked": "yellow", "promised": "cyan", "agreed": "cyan", "due": "cyan", "done": "green",
    "refused": "red", "stopped": "red", "overdue": "bold red", "broken": "bold red",
}  # fmt: skip


@click.command()
@click.argument("one", metavar="COUNTRY")
@click.argument("other", metavar="COUNTRY")
@click.option(
    "--overdue", is_flag=True,
    help="Only what was promised or agreed for a day that has passed, and of which no report in the record "
    "tells that it was done.",
)  # fmt: skip
@click.option(
    "--as-of", metavar="DATE",
    help="As known on this day; unless told, on the day of the last report of the two in the record.",
)  # fmt: skip
@filters("about", "limit")
@as_json
@database
def ledger(
    one: str, other: str, overdue: bool, as_of: str | None, asked: Filters, as_json: bool, where: str
) -> None:
    """Show what two countries asked, promised, agreed, refused and did.

    Reports that put one act into other words are gathered into one undertaking, with its steps in the order
    of their days. docs/ledger.md says how, and what is never claimed. Countries are names or codes.
    “Overdue” is said of the record, not of the world: the day has passed, and no report tells the deed.

    In a pipe each step is a line with tabs between: undertaking, its state, doers, the other country, matter,
    due, number of the step, step, date, where the date is from (text, published or none), who took it, ids of
    the rows it rests on, sentence, source. Several of one kind have "; " between them.
    """
    import msgspec

    from dragoman.record.asked import check_asked
    from dragoman.views.countries import check_pair, country_code
    from dragoman.views.dates import day_from
    from dragoman.views.ledger import show_ledger

    pair = check_pair(*(country_code(check_asked(country, "COUNTRY")) for country in (one, other)))
    day = day_from(as_of, option="--as-of", last=True) if as_of is not None else None
    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        linked = is_linked(view)
        found = show_ledger(view, pair, as_of=day, overdue=overdue, about=asked.about, limit=more)
    if as_json:
        count = write_lines(msgspec.json.encode(line) for line in found.lines)
    elif on_terminal():
        count = print_cards((_card(line, found.reprints) for line in found.lines), limit=limit)
    else:
        count = write_cells(cells for line in found.lines for cells in _cells(line))
    say_none(count, "undertakings")
    if on_terminal() or not count:
        click.echo(_below(found), err=True)
    say_unlinked(count, linked=linked)


def _below(found: Ledger) -> str:
    """Say as of which day this is, and what was not read."""
    from dragoman.views.dates import show_date

    last = "" if found.as_of_from == "asked" else ", the day of the last report of the two"
    text = f"As of {show_date(found.as_of)}{last}."
    if found.left_out:
        text += (
            f" {counted(found.left_out, 'more article')} may tell of the two; "
            "--about finds acts only in those that were read."
        )
    return text


def _card(line: Line, reprints: Mapping[str, str]) -> Card:
    """Tell an undertaking: doer and matter, its state, whom it concerns, then step by step."""
    from rich.text import Text

    from dragoman.views.countries import country_name
    from dragoman.views.dates import show_date
    from dragoman.views.ledger import state_words

    one = line.undertaking
    text = Text()
    text.append(" and ".join(map(country_name, one.doers)), style="bold")
    text.append(f": {one_line(one.matter)}")
    told = state_words(line)
    # What is only a word stands beside the matter, a sentence below it.
    text.append(f"  {told}" if told == line.state else f"\n{told}", style=_STYLES[line.state])
    below = [f"concerns: {' and '.join(map(country_name, one.others))}"] if one.others else []
    if one.due and line.state != "overdue":
        below.append(f"due: {show_date(one.due)}")
    text.append("\n" + "; ".join(below) if below else "", style="dim")
    for step in one.steps:
        text.append("\n")
        text.append_text(_step(step, reprints))
    return one.id[:10], text


def _step(step: Step, reprints: Mapping[str, str]) -> Text:
    from rich.text import Text

    from dragoman.views.ledger import reports_of, step_day, step_who
    from dragoman.views.reprints import told_words

    text = Text(f"{step.state:<9}", style=_STYLES[step.state])
    told = filter(None, (one_line(step_who(step)), step_day(step), told_words(reports_of(step, reprints))))
    text.append(f" {', '.join(told)}", style="default")
    evidence = step.evidence[0]
    text.append(f"\n          “{one_line(_cut(evidence.sentence.text))}” ", style="default dim")
    text.append(f"{evidence.row[:10]}", style="dim")
    return text


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 220 else flat[:220].rsplit(" ", 1)[0] + " …"


def _cells(line: Line) -> Iterator[tuple[str | None, ...]]:
    from dragoman.views.ledger import step_date, step_who

    one = line.undertaking
    for number, step in enumerate(one.steps, start=1):
        evidence = step.evidence[0]
        yield (
            one.id, line.state, "; ".join(one.doers), "; ".join(one.others), one.matter, one.due,
            str(number), step.state, step_date(step), step.date_from, step_who(step),
            "; ".join(each.row for each in step.evidence), evidence.sentence.text, evidence.source,
        )  # fmt: skip
