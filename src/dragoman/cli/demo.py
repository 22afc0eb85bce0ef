"""`demo`: the whole way from dispatches to the page, on articles that come with the program."""

from __future__ import annotations

from contextlib import chdir
from importlib.resources import as_file, files
from pathlib import Path

import click

from dragoman.cli.options import open_view
from dragoman.cli.output import whole_file

_DATABASE, _PAGE = "demo.db", "dossier.html"
_FOLDER = "dispatches"
_SHOWN = 40


@click.command()
def demo() -> None:
    """Read the dispatches that come with the program, and show them.

    They were written for this purpose and restate public facts of relations between the United States and
    Cuba, 2014 to 2026. Leaves demo.db and dossier.html in the current folder.
    """
    from dragoman.cli.dossier import how_to_open, make_page
    from dragoman.cli.reading import add_inputs, report_words
    from dragoman.cli.timeline import print_days
    from dragoman.views.filters import Filters
    from dragoman.views.timeline import show_timeline

    target = Path(_DATABASE).absolute()
    _clear_old(target)
    with as_file(files("dragoman.demo")) as folder, chdir(folder):
        # Sources are named from here, so that they read the same on every machine.
        report = add_inputs([_FOLDER], str(target))
    click.echo(report_words(report, _DATABASE))
    with open_view(_DATABASE) as view:
        days = show_timeline(view, filters=Filters())
        click.secho("\nTimeline\n", bold=True)
        total = sum(len(day.entries) for day in days)
        print_days(days, limit=_SHOWN, more=f"all: dragoman timeline --db {_DATABASE}")
    click.secho("Figures\n", bold=True)
    _print_figures()
    with open_view(_DATABASE) as view:
        page, _, _ = make_page(view, Filters(), (), 100)
    with whole_file(_PAGE) as stream:
        stream.write(page)
    click.echo(f"\nWrote {_PAGE}: {total} statements, figures and events by date, with their articles.")
    click.echo(f"Open it with: {how_to_open(_PAGE)}")
    click.echo(f"Look further:  dragoman statements --db {_DATABASE} --country Cuba")


def _clear_old(target: Path) -> None:
    """Remove what an earlier demonstration left; a record to which anything else was added is kept."""
    if not target.exists() or (target.is_file() and not target.stat().st_size):
        return
    with open_view(str(target)) as view:
        only_demo = all(head.source.startswith(f"{_FOLDER}/") for head in view.heads())
    if only_demo:
        for ending in ("", "-wal", "-shm", "-journal"):
            target.with_name(target.name + ending).unlink(missing_ok=True)


def _print_figures() -> None:
    """Print the figures as `dragoman figures` does on a terminal."""
    from dragoman.cli.cards import print_cards, row_card

    with open_view(_DATABASE) as view:
        more = f"all: dragoman figures --db {_DATABASE}"
        print_cards(map(row_card, view.rows("figure")), limit=_SHOWN, more=more)
