"""`dossier`: one HTML file that holds everything."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import NO_LIMIT, check_output, database, filters, open_view
from dragoman.cli.output import counted, is_linked, say_none, say_unlinked, whole_file
from dragoman.cli.progress import watch

if TYPE_CHECKING:
    from dragoman.record.store import View
    from dragoman.views.filters import Filters


@click.command()
@click.argument("countries", nargs=-1, metavar="[COUNTRY…]")
@click.option(
    "-o", "--output", "out", metavar="FILE", default="dossier.html", show_default=True,
    help="The file to write; - is standard output.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(0), default=50, show_default=True, metavar="N",
    help="At most N articles: of two countries those that tell most of what is between them, else the "
    "earliest; 0 is all. The page says so where there are more.",
)  # fmt: skip
@filters("since", "until", "actor", "outlet", "about")
@database
def dossier(countries: tuple[str, ...], out: str, limit: int, asked: Filters, where: str) -> None:
    """Write one self-contained HTML page of it all.

    It holds a timeline, events with who speaks for each side and the causes claimed, statements by speaker,
    figures, times, and the articles with their full text. Every row lights up its words in the article. With
    countries (CUB USA, or names) the page holds the articles that name all of them, and as events those
    between them; without, all. The file needs no network and opens in any browser.

    A page holds 50 articles unless told. Where those of two countries are long, passages of them are shown,
    those with most events of the two, and no names and times. Sections show the latest 500 rows of the
    timeline, 200 events, 100 causes and 100 figures, 60 speakers with 60 statements each, 200 values of time,
    40 rounds of talks and 40 undertakings; each says how many there are, and which command lists all. What
    reprints of one report say again is shown once. Events that are likely wrong somewhere (a score below .5),
    or done by nobody known, are lit up in their article only.
    """
    both = _different(countries)
    check_output(out, (where,))
    with open_view(where) as view:
        page, papers, more = make_page(view, asked, both, limit or NO_LIMIT)
        linked = not both or is_linked(view)
    say_none(papers, "articles that name all of these countries" if both else "articles")
    if out == "-":
        sys.stdout.buffer.write(page)
        return
    with whole_file(out) as stream:
        stream.write(page)
    click.echo(f"Wrote {out}: {counted(papers, 'article')}, {len(page) / 1000:,.0f} kB.")
    if more:
        click.echo(f"More articles fit than these {limit}; --limit takes more.", err=True)
    click.echo(f"Open it with: {how_to_open(out)}")
    say_unlinked(papers, linked=linked)


def _different(countries: tuple[str, ...]) -> tuple[str, ...]:
    """Give the codes of countries; QueryError where one is named twice."""
    from itertools import combinations

    from dragoman.record.asked import check_asked
    from dragoman.views.countries import check_pair, country_code

    codes = tuple(country_code(check_asked(country, "COUNTRY")) for country in countries)
    for one, other in combinations(codes, 2):
        check_pair(one, other, where="COUNTRY")
    return codes


def make_page(view: View, asked: Filters, both: tuple[str, ...], limit: int) -> tuple[bytes, int, bool]:
    """Make the page; give it with the number of its articles and whether there are more."""
    from dragoman import __version__
    from dragoman.views.dossier import make_dossier
    from dragoman.views.page import render

    made = make_dossier(
        view,
        filters=asked,
        both=both,
        limit=limit,
        watch=lambda heads: watch(heads, len(heads), "Gathering"),
    )
    return render(made, version=__version__), len(made.papers), made.more


def how_to_open(out: str) -> str:
    """Say how this system opens a file in the browser."""
    opener = {"darwin": "open", "win32": "start"}.get(sys.platform, "xdg-open")
    return f"{opener} {out}   (or give your browser {Path(out).absolute().as_uri()})"
