"""`positions` and `contradictions`: who says otherwise, and who said otherwise before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import Card, lit, print_cards
from dragoman.cli.options import as_json, database, filters, on_terminal, open_view, take_pair
from dragoman.cli.output import (
    NOTHING_LINKED,
    is_linked,
    one_line,
    one_more,
    say_none,
    terminal_limit,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.views.filters import Filters
    from dragoman.views.positions import Opposition, Position, Side


@click.command()
@click.argument("name", metavar="NAME")
@filters("about", "since", "until", "limit")
@as_json
@database
def positions(name: str, asked: Filters, as_json: bool, where: str) -> None:
    """Show what an actor said on a subject over time.

    NAME is part of a name, as in `dragoman actor`. Statements stand in order of date; what is said again on
    other days is folded into the first. Shifts (the same side later says or does otherwise) and
    contradictions (another says the opposite) stand below, with both passages and the reasons.
    `dragoman link` finds them.

    In a pipe each is a line with tabs between: what it is (said, repeats, shifts or contradicts), row, date,
    where the date is from (text, published or none), who, the sentence, of a shift or contradiction its
    judgement and reasons (with "; " between them), source. Lines below a "said" belong to it.
    """
    import msgspec

    from dragoman.record.asked import check_asked
    from dragoman.views.actors import find_actor
    from dragoman.views.positions import show_positions

    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        key, others = find_actor(view, check_asked(name, "NAME"))
        found = show_positions(view, key, filters=msgspec.structs.replace(asked, limit=more))
    if as_json:
        count = write_lines(map(msgspec.json.encode, found))
    elif on_terminal():
        if others:
            click.echo(f"Others whose names have these words: {'; '.join(map(one_line, others))}.", err=True)
        count = print_cards(map(_position_card, found), limit=limit)
    else:
        count = write_cells(line for one in found for line in _position_cells(one))
    say_none(count, "statements")


@click.command()
@click.option(
    "--between",
    nargs=2,
    metavar="NAME NAME",
    help="Only where the opposed words, or those who say them, concern both countries.",
)
@click.option("--sure", is_flag=True, help="Leave out what is unsure.")
@click.option(
    "--relation", type=click.Choice(("contradicts", "shifts")), help="Only contradictions, or only shifts."
)
@click.option("--all", "each", is_flag=True, help="Every pair of passages, not one for each matter.")
@filters("since", "until", "limit")
@as_json
@database
def contradictions(
    between: tuple[str, str] | None,
    sure: bool,
    relation: str | None,
    each: bool,
    asked: Filters,
    as_json: bool,
    where: str,
) -> None:
    """List contradictions and shifts, the surest first.

    A contradiction: two sides, or two sources, say of one fact what cannot both be true. A shift: one side
    later says or does otherwise. Which of two is right is not said (docs/positions.md). --since and --until
    are of the later passage. Of many passages that tell of one turn the surest two are shown.

    In a pipe each is a line with tabs between: id of the link, relation, judgement, score, then for both
    passages row, date, who, clause and source, then the reasons (with "; " between them), and how many more
    --all shows of the same.
    """
    import msgspec

    from dragoman.views.positions import OPPOSED, list_oppositions

    pair = take_pair(between)
    limit = terminal_limit(asked.limit, as_json=as_json)
    with open_view(where) as view:
        found = list_oppositions(
            view,
            between=pair,
            since=asked.since,
            until=asked.until,
            judgements=("yes",) if sure else ("yes", "unsure"),
            relations=tuple(one for one in OPPOSED if relation in (None, one)),
            limit=one_more(limit, as_json=as_json),
            each=each,
        )
        linked = bool(found) or is_linked(view)
    if as_json:
        count = write_lines(map(msgspec.json.encode, found))
    elif on_terminal():
        count = print_cards(map(_opposition_card, found), limit=limit)
    else:
        count = write_cells(
            (
                one.link.id, one.link.relation, one.link.judgement, f"{one.link.score:.3f}",
                *_side_cells(one.left), *_side_cells(one.right), "; ".join(one.reasons), str(one.more),
            )
            for one in found
        )  # fmt: skip
    say_none(count, "contradictions or shifts")
    if not linked:
        click.echo(NOTHING_LINKED, err=True)


def _side_cells(side: Side) -> Sequence[str | None]:
    return side.id, side.date, side.who, _sentence(side), side.source


def _sentence(side: Side) -> str:
    return "".join(piece.text for piece in side.words)


def _position_cells(one: Position) -> Iterator[Sequence[str | None]]:
    yield ("said", *_line(one.said), None, None, one.said.source)
    for side in one.repeats:
        yield ("repeats", *_line(side), None, None, side.source)
    for found in one.opposed:
        side = _other(one, found)
        link = found.link
        yield (link.relation, *_line(side), link.judgement, "; ".join(found.reasons), side.source)


def _line(side: Side) -> Sequence[str | None]:
    return side.id, side.date, side.date_from, side.who, _sentence(side)


def _other(one: Position, found: Opposition) -> Side:
    own = {one.said.id, *(side.id for side in one.repeats)}
    return found.right if found.left.id in own else found.left


def _position_card(one: Position) -> Card:
    from dragoman.cli.output import counted

    text = _passage(one.said)
    if one.repeats:
        days = ", ".join(dict.fromkeys(_day(side) for side in one.repeats))
        text.append(f"\nsaid again {counted(len(one.repeats), 'time')}: {days}", style="dim")
    for found in one.opposed:
        text.append(f"\n{_heading(found)}", style="bold red")
        text.append(f"  {'; '.join(map(one_line, found.reasons))}")
        for side in (found.left, found.right):
            text.append("\n")
            text.append_text(_passage(side))
    return one.said.id[:10], text


def _opposition_card(one: Opposition) -> Card:
    from rich.text import Text

    text = Text(_heading(one), style="bold red")
    text.append(f"  {'; '.join(map(one_line, one.reasons))}", style="not bold default")
    if one.more:
        text.append(f"; {one.more:,} more of the same with --all", style="not bold dim")
    for side in (one.left, one.right):
        text.append("\n")
        text.append_text(_passage(side))
    return one.link.id[:10], text


def _heading(one: Opposition) -> str:
    return one.link.relation if one.link.judgement == "yes" else f"{one.link.relation}: unsure"


def _passage(side: Side) -> Text:
    """Tell a passage: who and when, the sentence with its words lit, where it stands."""
    from rich.text import Text

    text = Text(f"{_day(side)}  ", style="")
    text.append(one_line(side.who), style="bold cyan")
    text.append("\n")
    text.append_text(lit(side.words))
    text.append(f"\n{side.kind} {side.id[:10]}; {one_line(side.source)}", style="dim")
    return text


def _day(side: Side) -> str:
    from dragoman.views.dates import show_date

    return show_date(side.date) + (" (the report’s date)" if side.date_from == "published" else "")
