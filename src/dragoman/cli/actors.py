"""`actors` and `actor`: who acts and speaks in the record, and one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import Card, day_of, lit, print_cards, row_card
from dragoman.cli.events import event_card, with_words
from dragoman.cli.options import as_json, database, filters, on_terminal, open_view
from dragoman.cli.output import (
    console,
    counted,
    one_line,
    one_more,
    say_none,
    terminal_limit,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from dragoman.record.store import Dated, View
    from dragoman.views.actors import ActorKind, ActorLine, Part, Portrait, RoleHeld
    from dragoman.views.filters import Filters
    from dragoman.views.timeline import Piece

_KINDS = ("person", "body", "state")
# As many roles stand on a line of the list; `dragoman actor` has all of them.
_ROLES = 3
_PARTS: tuple[tuple[Part, str], ...] = (
    ("said", "What they said"), ("did", "What they did"), ("undergone", "What was done to them"),
)  # fmt: skip


@click.command()
@click.option("--kind", type=click.Choice(_KINDS), help="Only persons, bodies or states.")
@filters("country", "limit")
@as_json
@database
def actors(kind: ActorKind | None, asked: Filters, as_json: bool, where: str) -> None:
    """List who acts and speaks in the record, most active first.

    Names that differ in accents or case are one actor, and names that `dragoman link` joined. Events count
    where they happened or go on: what is planned, only possible or denied is nobody's deed. Who is only named
    comes last.

    In a pipe each is a line with tabs between: name, kind (person, body or state, where known), country,
    articles, events done, events undergone, statements, roles (with "; " between them).
    """
    import msgspec

    from dragoman.views.actors import list_actors

    limit = terminal_limit(asked.limit, as_json=as_json)
    more = one_more(limit, as_json=as_json)
    with open_view(where) as view:
        lines = list_actors(view, country=asked.country, kind=kind, limit=more)
    if as_json:
        count = write_lines(map(msgspec.json.encode, lines))
    elif on_terminal():
        count = print_cards(map(_actor_card, lines), limit=limit)
    else:
        count = write_cells(
            (
                one.name, one.type, one.country, str(one.articles), str(one.done), str(one.undergone),
                str(one.statements), "; ".join(one.roles),
            )
            for one in lines
        )  # fmt: skip
    say_none(count, "actors")


def _actor_card(one: ActorLine) -> Card:
    from rich.text import Text

    text = Text()
    text.append(one_line(one.name), style="bold cyan")
    text.append(f" ({one.country})" if one.country and one.country != one.name else "")
    roles = [one_line(role) for role in one.roles[:_ROLES]]
    if len(one.roles) > _ROLES:
        roles.append(f"and {len(one.roles) - _ROLES} more")
    if roles:
        text.append("\n" + ", ".join(roles))
    numbers = [
        counted(one.statements, "statement"), f"{counted(one.done, 'event')} done",
        f"{one.undergone:,} undergone", f"in {counted(one.articles, 'article')}",
    ]  # fmt: skip
    text.append("\n" + "; ".join(numbers), style="dim")
    return one.type or "", text


@click.command()
@click.argument("name", metavar="NAME")
@filters("limit")
@as_json
@database
def actor(name: str, asked: Filters, as_json: bool, where: str) -> None:
    """Show one actor: names, roles over time, words and deeds.

    NAME is part of a name, accents and case ignored; a whole name is taken before a part of another. Where
    several fit they are listed, and more of the name is asked for. Roles stand with the first and the last
    article, by date, that gives them, and the words there; statements and events in order of date. --limit
    holds for each list of them.

    In a pipe each is a line with tabs between: what it is (name, role, said, did or undergone), row, date,
    where the date is from (text, published or none), and then, of a name: itself, how often, nothing; of a
    role: itself, whether first or last, the sentence; of a statement: cue, addressee, words; of an event:
    type with its mode, status, the sentence; last the source. With --json a line for the actor, then rows.
    """
    from dragoman.record.asked import check_asked
    from dragoman.views.actors import find_actor, show_portrait

    limit = terminal_limit(asked.limit, as_json=as_json)
    with open_view(where) as view:
        key, others = find_actor(view, check_asked(name, "NAME"))
        told = show_portrait(view, key)
        if others and on_terminal():
            some = "; ".join(map(one_line, others))
            click.echo(f"Others whose names have these words: {some}.", err=True)
        if as_json:
            write_lines(_json_lines(view, told, limit))
        elif on_terminal():
            _print_portrait(told)
            for part, title in _PARTS:
                _print_part(view, told, part, title, limit)
        else:
            write_cells(_lines(view, told, limit))


def _json_lines(view: View, told: Portrait, limit: int | None) -> Iterator[bytes]:
    import msgspec

    from dragoman.schema.wire import to_json
    from dragoman.views.actors import show_part

    yield msgspec.json.encode({"kind": "actor", **msgspec.to_builtins(told)})
    given: set[str] = set()
    for part, _ in _PARTS:
        for one in show_part(view, told.key, part, limit=limit):
            # Who acts on themselves has one event in two lists.
            if one.row.id not in given:
                given.add(one.row.id)
                yield to_json(one.row)  # type: ignore[arg-type]


def _lines(view: View, told: Portrait, limit: int | None) -> Iterator[Sequence[str | None]]:
    from dragoman.views.actors import show_part

    for words, count in told.names:
        yield ("name", None, None, None, words, str(count), None, None)
    for role in told.roles:
        for which, sight in (("first", role.first), ("last", role.last)):
            dated = "published" if sight.published else "none"
            yield (
                "role", sight.row, sight.published, dated, role.title, which,
                "".join(piece.text for piece in sight.words), sight.source,
            )  # fmt: skip
    for part, _ in _PARTS:
        found = show_part(view, told.key, part, limit=limit)
        if part == "said":
            yield from map(_said_cells, found)
        else:
            yield from (_event_cells(part, one, words) for one, words in with_words(view, found))


def _said_cells(one: Dated) -> Sequence[str | None]:
    from dragoman.schema.rows import Statement
    from dragoman.views.evidence import name, tell
    from dragoman.views.timeline import row_date

    row = one.row
    assert isinstance(row, Statement)
    cue = row.cue.text if row.cue is not None else None
    dated = row_date(row, one.published)
    return ("said", row.id, *dated, cue, name(row.addressee), tell(row).words, row.source)


def _event_cells(part: Part, one: Dated, words: Sequence[Piece]) -> Sequence[str | None]:
    from dragoman.schema.rows import Event
    from dragoman.views.evidence import type_code
    from dragoman.views.timeline import row_date

    row = one.row
    assert isinstance(row, Event)
    sentence = "".join(piece.text for piece in words)
    return (part, row.id, *row_date(row, one.published), type_code(row), row.status, sentence, row.source)


def _print_portrait(told: Portrait) -> None:
    """Print names, then roles with the first and last article that gives each."""
    from rich.text import Text

    out = console()
    head = Text(one_line(told.name), style="bold cyan")
    facts = [told.type or "", told.country if told.country != told.name else ""]
    head.append("".join(f", {fact}" for fact in facts if fact), style="not bold")
    called = [f"“{one_line(words)}” ({count})" for words, count in told.names[:10]]
    if called:
        rest = f" and {len(told.names) - 10} more" if len(told.names) > 10 else ""
        head.append(f"\nnamed as {', '.join(called)}{rest}", style="not bold dim")
    out.print(head)
    if told.roles:
        out.print()
        out.print(Text("Roles", style="bold underline"))
    print_cards(_role_card(role) for role in told.roles)


def _role_card(role: RoleHeld) -> Card:
    from rich.text import Text

    from dragoman.views.dates import show_date

    text = Text()
    text.append(one_line(role.title), style="bold")
    first, last = show_date(role.first.published), show_date(role.last.published)
    text.append(f"  {first}" if first == last else f"  {first} to {last}")
    text.append(f"  {counted(role.mentions, 'mention')}", style="dim")
    for sight in dict.fromkeys((role.first, role.last)):
        text.append("\n")
        text.append_text(lit(sight.words))
        text.append(f"\n{show_date(sight.published)}; {one_line(sight.source)}", style="dim")
    return role.first.row[:10], text


def _print_part(view: View, told: Portrait, part: Part, title: str, limit: int | None) -> None:
    """Print a list of an actor's statements or events; nothing where there is none."""
    from itertools import chain

    from rich.text import Text

    from dragoman.views.actors import show_part

    more = one_more(limit)
    found = show_part(view, told.key, part, limit=more)
    first = next(found, None)
    if first is None:
        return
    out = console()
    out.print()
    out.print(Text(title, style="bold underline"))
    rows = chain((first,), found)
    cards = map(_said_card, rows) if part == "said" else (event_card(*one) for one in with_words(view, rows))
    print_cards(cards, limit=limit, more="--limit 0 shows all")


def _said_card(one: Dated) -> Card:
    """Tell a statement as lists do, with the day on which it was made or reported."""
    from rich.text import Text

    mark, text = row_card(one.row, source=False)
    below = [day_of(one.row, one.published), one.outlet or "", one.row.source]
    return mark, Text.assemble(text, ("\n" + "; ".join(one_line(part) for part in below if part), "dim"))
