"""`search`: articles and statements that have some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import NO_LIMIT, as_json, database, on_terminal, open_view
from dragoman.cli.output import console, one_line, say_none, write_cells, write_lines

if TYPE_CHECKING:
    from dragoman.record.store import Hit

_HIT = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kinds", type=click.Choice(["article", "statement"]), multiple=True,
    help="Look only in articles' texts, or in statements; in both unless told.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="At most N; 0 is all."
)
@as_json
@database
def search(words: tuple[str, ...], kinds: tuple[str, ...], limit: int, as_json: bool, where: str) -> None:
    """Find articles and statements that have all the WORDS.

    The best come first. Words in quotation marks are a phrase (quote them for the shell too: '"visa fees"');
    migra* finds every word that begins so.

    In a pipe each hit is a line with tabs between: article, row, kind, published, title, words around the
    hit, the hit itself in [[…]].
    """
    import msgspec

    with open_view(where) as view:
        hits = view.search(" ".join(words), kinds=kinds, limit=limit or NO_LIMIT)
    if as_json:
        write_lines(msgspec.json.encode(hit) for hit in hits)
    elif on_terminal():
        _print(hits)
    else:
        write_cells((hit.article, hit.row, hit.kind, hit.published, hit.title, hit.snippet) for hit in hits)
    say_none(len(hits), "articles or statements with all these words")


def _print(hits: Sequence[Hit]) -> None:
    """Print hits for a person: title, date and place, then the words around it."""
    from rich.text import Text

    out = console()
    for hit in hits:
        place = f"{hit.kind} in {hit.article[:10]}"
        out.print(
            Text.assemble(
                (one_line(hit.title or "no title"), "bold"),
                f"  {hit.published or 'no date'}  ",
                (place, "dim"),
            )
        )
        line = Text("  ")
        at = 0
        snippet = one_line(hit.snippet)
        for match in _HIT.finditer(snippet):
            line.append(snippet[at : match.start()])
            line.append(match[1], style="bold yellow")
            at = match.end()
        line.append(snippet[at:])
        out.print(line)
