"""`export`: the record handed on, as JSON Lines or CSV."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from dragoman.cli.options import check_output, database, filters, open_view
from dragoman.cli.output import whole_file, write_lines
from dragoman.cli.progress import watch

if TYPE_CHECKING:
    from dragoman.record.store import View
    from dragoman.views.filters import Filters

# As `dragoman.views.export` has them; written again here, as that import costs what `--help` may take.
EXPORT_KINDS = ("article", "mention", "time", "figure", "statement", "event", "cause", "refusal")


def _split(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    kinds = [kind.strip() for value in given for kind in value.split(",") if kind.strip()]
    plain = [kind if kind in EXPORT_KINDS else kind.removesuffix("s") for kind in kinds]
    for kind in plain:
        if kind not in EXPORT_KINDS:
            raise click.BadParameter(
                f"{kind!r} is no kind of row; kinds are {', '.join(EXPORT_KINDS)}", ctx=context, param=option
            )
    return tuple(dict.fromkeys(plain))


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True,
    help="JSON Lines, or CSV for spreadsheets.",
)  # fmt: skip
@click.option(
    "-o", "--output", "out", metavar="OUT",
    help="The file to write; standard output unless told. For CSV of several kinds, a folder.",
)  # fmt: skip
@click.option(
    "--kinds", multiple=True, callback=_split, metavar="KIND[,KIND…]",
    help=f"Only these kinds of rows: {', '.join(EXPORT_KINDS)}. All of them unless told.",
)  # fmt: skip
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
@filters("since", "until", "country", "speaker", "actor", "outlet", "about", "limit")
@database
def export(
    format_: str, out: str | None, kinds: tuple[str, ...], bom: bool, asked: Filters, where: str
) -> None:
    """Write rows for other programs, as JSON Lines or CSV.

    JSON Lines has the rows of the contract, each article before its rows, refusals last. CSV has one kind a
    file: name it with --kinds, or give -o a folder for a file of each kind. Nothing is left out unless
    --limit or a filter says so.

    In CSV a span is three columns (start, end, text); a list's items stand in one cell with " | " between
    them, a "|" inside an item doubled; not known is empty; text that a spreadsheet could run as a formula has
    an apostrophe before it.
    """
    from msgspec.structs import replace

    from dragoman.schema.wire import to_json
    from dragoman.views.export import export_rows

    asked = replace(asked, limit=asked.limit or None)
    if format_ == "csv":
        _export_csv(out, kinds, bom, asked, where)
        return
    check_output(out, (where,))
    with open_view(where) as view:
        rows = export_rows(view, kinds=kinds, filters=asked)
        if out is None or out == "-":
            write_lines(map(to_json, rows))
            return
        lines = map(to_json, watch(rows, _expected(view, kinds, asked), "Exporting"))
        with whole_file(out) as stream:
            count = 0
            for line in lines:
                stream.write(line + b"\n")
                count += 1
    click.echo(f"Wrote {count:,} rows to {out}.", err=True)


def _export_csv(out: str | None, kinds: tuple[str, ...], bom: bool, asked: Filters, where: str) -> None:
    folder = out is not None and (out.endswith("/") or Path(out).is_dir())
    if not folder and len(kinds) != 1:
        raise click.UsageError(
            "CSV has one kind of row a file. Name one, as in --kinds figure, or give -o a folder "
            "(-o sheets/) for a file of each kind."
        )
    if not folder:
        check_output(out, (where,))
    with open_view(where) as view:
        if out is None or out == "-":
            _write_sheet(view, kinds[0], asked, sys.stdout.buffer, bom)
        elif folder:
            Path(out).mkdir(parents=True, exist_ok=True)
            for kind in kinds or EXPORT_KINDS:
                _write_file(view, kind, asked, Path(out) / f"{kind}.csv", bom)
        else:
            _write_file(view, kinds[0], asked, Path(out), bom)


def _expected(view: View, kinds: tuple[str, ...], asked: Filters) -> int:
    """Say how many rows will come at most."""
    asked_kinds = {*kinds, "note"} if "refusal" in kinds else kinds
    total = sum(number for kind, number in view.counts().items() if not kinds or kind in asked_kinds)
    return total if asked.limit is None else min(total, asked.limit)


def _write_file(view: View, kind: str, asked: Filters, target: Path, bom: bool) -> None:
    with whole_file(target) as stream:
        count = _write_sheet(view, kind, asked, stream, bom)
    click.echo(f"Wrote {count:,} rows to {target}.", err=True)


def _write_sheet(view: View, kind: str, asked: Filters, stream: IO[bytes], bom: bool) -> int:
    """Write one kind as UTF-8; a character that UTF-8 cannot hold (half a surrogate pair) becomes "?"."""
    from dragoman.views.export import export_rows
    from dragoman.views.sheet import write_sheet

    watched = not stream.isatty()
    expected = _expected(view, (kind,), asked)
    rows = watch(export_rows(view, kinds=(kind,), filters=asked), expected, f"{kind} rows", wanted=watched)
    text = io.TextIOWrapper(
        stream, encoding="utf-8-sig" if bom else "utf-8", errors="replace", newline="", write_through=False
    )
    try:
        return write_sheet(kind, rows, text, article_of=view.article)
    finally:
        text.flush()
        text.detach()
