"""Rows and articles as a person reads them in a terminal of any width: an id, and some lines beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.cli.output import console, harmless, one_line, say_more

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.record.store import Head
    from dragoman.schema.article import Refusal
    from dragoman.schema.rows import Row
    from dragoman.views.timeline import Piece

Card = tuple[str, "Text"]

_STYLES = {"figure": "bold magenta", "time": "bold", "mention": "bold", "event": "bold red", "cause": "red"}


def row_card(row: Row, *, kind: bool = False, source: bool = True) -> Card:
    """Tell a row: what it says, its details, and where it stands; with its `kind` where kinds are mixed."""
    from rich.text import Text

    from dragoman.schema.rows import Event, Statement
    from dragoman.views.events import is_done
    from dragoman.views.evidence import kind_of, name, tell

    told = tell(row)
    details = list(told.details)
    text = Text()
    if kind:
        text.append(f"{kind_of(row)} ", style="dim")
    if isinstance(row, Statement):
        text.append(one_line(name(row.speaker) or "somebody not named"), style="bold cyan")
        text.append(f" {one_line(row.cue.text)}" if row.cue else "", style="green")
        text.append(": ")
        text.append(one_line(told.words), style="yellow")
        said = ("cue", "manner")
        called = name(row.speaker) or "not named"
        details = [(what, value) for what, value in details if what not in said and value != called]
    else:
        done = not isinstance(row, Event) or is_done(row)
        text.append(one_line(told.words), style=_STYLES[kind_of(row)] if done else "bold yellow")
    below = [f"{label}: {one_line(value)}" for label, value in details]
    if source:
        below.append(one_line(row.source))
    text.append("\n" + "; ".join(below), style="dim")
    return row.id[:10], text


def head_card(head: Head) -> Card:
    """Tell an article: title; date and how it was found, outlet, agencies; rows; source."""
    from rich.text import Text

    from dragoman.views.dates import show_date
    from dragoman.views.dossier import FOUND_BY, KIND_NAMES

    text = Text(one_line(head.title or "no title"), style="bold")
    facts = [f"{show_date(head.published)} ({FOUND_BY[head.published_from]})", one_line(head.outlet)]
    if head.agencies:
        facts.append(f"credits {one_line(', '.join(head.agencies))}")
    text.append("\n" + "; ".join(fact for fact in facts if fact), style="not bold")
    rows = [
        f"{head.rows[kind]} {names[head.rows[kind] != 1]}"
        for kind, names in KIND_NAMES.items()
        if head.rows.get(kind)
    ]
    below = [", ".join(rows) or "no rows", f"{head.characters:,} characters", one_line(head.source)]
    text.append("\n" + "; ".join(below), style="not bold dim")
    return head.id[:10], text


def refusal_card(refusal: Refusal) -> Card:
    """Tell a refusal: what was refused, why, what to do."""
    from rich.text import Text

    text = Text(one_line(refusal.source), style="bold")
    text.append(f"\n{one_line(refusal.message)}", style="not bold")
    below = [one_line(part) for part in (refusal.where, refusal.cure) if part and part != refusal.source]
    text.append("\n" + "; ".join(below) if below else "", style="not bold dim")
    return refusal.reason, text


def print_cards(cards: Iterable[Card], *, limit: int | None = None, **more: str) -> int:
    """Print cards as they come, `limit` at most, and say where there are more; give their number."""
    from rich.table import Table

    out = console()
    count = 0
    for mark, text in cards:
        if limit is not None and count >= limit:
            say_more(count, **more)
            break
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, min_width=10, style="dim")
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(mark, text)
        out.print(grid)
        count += 1
    return count


def lit(words: Iterable[Piece]) -> Text:
    """Show a sentence with its lit words underlined."""
    from rich.text import Text

    text = Text()
    for piece in words:
        text.append(harmless(piece.text), style="bold underline" if piece.lit else "")
    return text


def day_of(row: Row, published: str | None) -> str:
    """Tell the day at which a row stands, and whether it is only its report's."""
    from dragoman.views.dates import show_date
    from dragoman.views.timeline import row_date

    date, date_from = row_date(row, published)
    return show_date(date) + (" (the report’s date)" if date_from == "published" else "")
