"""`show`: one article in the terminal, its rows lit up in it and listed below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import print_cards, row_card
from dragoman.cli.options import KINDS, as_json, database, kinds, open_view
from dragoman.cli.output import console, harmless, one_line, write_lines

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.record.store import View
    from dragoman.schema.article import Article
    from dragoman.schema.rows import Row

# Styles by kind and look where all rows are lit at once; by look alone where one is.
_MANY = {
    ("statement", "main"): "yellow", ("statement", "who"): "bold cyan", ("statement", "cue"): "green",
    ("figure", "main"): "bold magenta", ("figure", "other"): "magenta", ("time", "main"): "underline",
    ("mention", "main"): "italic", ("event", "main"): "bold red", ("event", "cue"): "bright_red",
    ("event", "who"): "blue", ("event", "other"): "blue", ("cause", "main"): "red", ("cause", "other"): "red",
}  # fmt: skip
_ONE = {
    "main": "black on yellow", "who": "black on cyan", "cue": "black on green", "other": "black on magenta",
    "aside": "black on white",
}  # fmt: skip
_LEGEND = (
    ("speaker", "bold cyan"), ("cue", "green"), ("what was said", "yellow"), ("figure", "bold magenta"),
    ("counted", "magenta"), ("event", "bold red"), ("its act", "bright_red"), ("who acts, on whom", "blue"),
    ("cause, effect", "red"), ("time", "underline"), ("mention", "italic"), ("not part of the report", "dim"),
)  # fmt: skip


@click.command()
@click.argument("article", required=False)
@click.option(
    "--row", "row_id", metavar="ID",
    help="Light up this row alone, every part with its label; its article need not be named.",
)  # fmt: skip
@kinds
@as_json
@database
def show(article: str | None, row_id: str | None, kinds: tuple[str, ...], as_json: bool, where: str) -> None:
    """Show one article with the words of its rows lit up.

    The rows are listed below it. ARTICLE is an id from `dragoman articles`, its beginning, or the source
    (path, URL) that was read. A file that was changed and added again is two articles; their ids are told.
    What is no part of the report (share lines, notices, captions) is dimmed.
    """
    from dragoman.schema.wire import to_json

    if article is None and row_id is None:
        raise click.UsageError("name an article, or a row with --row")
    with open_view(where) as view:
        taken = view.article(article if article is not None else _article_of(view, row_id or ""))
        rows = list(view.rows(*kinds, article=taken.id))
    if row_id is not None:
        rows = [_find(rows, row_id, taken)]
    if as_json:
        write_lines(to_json(row) for row in (taken, *rows))  # type: ignore[arg-type]
        return
    from rich.text import Text

    from dragoman.views.dossier import KIND_NAMES
    from dragoman.views.evidence import kind_of

    out = console()
    out.print(_head(taken))
    if row_id is None:
        out.print(Text("   ").join(Text(label, style=style) for label, style in _LEGEND))
    out.print()
    out.print(_light_one(taken, rows[0]) if row_id is not None else _light(taken, rows))
    out.print()
    rows.sort(key=lambda row: list(KIND_NAMES).index(kind_of(row)))  # by place within each kind
    print_cards(row_card(row, kind=True, source=False) for row in rows)


def _article_of(view: View, row_id: str) -> str:
    """Give the article of a row by its id, or the beginning of it; QueryError where not just one fits."""
    from dragoman.views.linked import find_end

    whole = find_end(view, row_id, KINDS)
    return view.rows_of([whole])[whole].article


def _find(rows: list[Row], row_id: str, article: Article) -> Row:
    from dragoman.record.asked import quoted
    from dragoman.schema.errors import QueryError

    found = [row for row in rows if row.id.startswith(row_id)]
    if len(found) != 1:
        raise QueryError(
            f"{'several rows of the article begin' if found else 'no row of the article begins'} "
            f"with {quoted(row_id)}",
            where=article.source,
            cure="Give a row's id as the list under the article has it",
        )
    return found[0]


def _head(article: Article) -> Text:
    from rich.text import Text

    from dragoman.views.dates import show_date
    from dragoman.views.dossier import FOUND_BY

    head = Text(one_line(article.title or article.source), style="bold")
    facts = [f"{show_date(article.published)} ({FOUND_BY[article.published_from]})", article.outlet or ""]
    if article.agencies:
        facts.append(f"credits {', '.join(article.agencies)}")
    facts += [article.source, article.id]
    head.append("\n" + "; ".join(one_line(fact) for fact in facts if fact), style="not bold dim")
    return head


def _light(article: Article, rows: list[Row]) -> Text:
    """Light up all rows; statements first, so that figures, times and names inside them stay to be seen."""
    from rich.text import Text

    from dragoman.views.evidence import kind_of, row_parts

    text = Text(harmless(article.text.rstrip()))
    order = ("statement", "cause", "event", "mention", "time", "figure")
    for row in sorted(rows, key=lambda row: order.index(kind_of(row))):
        # The look that says most comes last and is seen.
        for part in sorted(row_parts(row), key=lambda part: part.look != "main"):
            if style := _MANY.get((kind_of(row), part.look)):
                text.stylize(style, part.span.start, part.span.end)
    for furniture in article.furniture:
        text.stylize("dim", furniture.span.start, furniture.span.end)
    return text


def _light_one(article: Article, row: Row) -> Text:
    """Light up one row, every part between brackets and named, so that it can be told without colour."""
    from rich.text import Text

    from dragoman.views.evidence import row_parts
    from dragoman.views.segments import cut

    parts = row_parts(row)
    text = Text()
    before: tuple[int, ...] = ()
    for segment in cut(len(article.text), parts):
        for index in reversed(before):
            if index not in segment.parts:
                text.append("⟧", style="bold")
        # An outer part opens before an inner one that begins at the same place.
        opened = [index for index in segment.parts if index not in before]
        for index in sorted(opened, key=lambda index: -parts[index].span.end):
            text.append(f"⟦{parts[index].label} ", style="bold")
        inner = min(segment.parts, key=lambda i: parts[i].span.end - parts[i].span.start, default=None)
        style = _ONE[parts[inner].look] if inner is not None else ""
        text.append(harmless(article.text[segment.start : segment.end]), style=style)
        before = segment.parts
    text.append("⟧" * len(before), style="bold")
    text.rstrip()
    return text
