"""`read` and `add`: from inputs to rows, on standard output, in a file, or in the record."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.cli.options import as_json, check_output, database, jobs, kinds, on_terminal
from dragoman.cli.output import harmless, whole_file
from dragoman.cli.progress import Bar

if TYPE_CHECKING:
    from dragoman.run.report import Report
    from dragoman.schema.article import Refusal
    from dragoman.schema.settings import Settings

# Below this, a second process takes longer to start than it saves.
_WORTH_WORKERS = 500_000
_REFUSALS_SHOWN = 20

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")


@click.command()
@inputs_argument
@click.option("-o", "--output", "out", metavar="OUT", help="The file to write; standard output unless told.")
@kinds
@jobs
def read(inputs: tuple[str, ...], out: str | None, kinds: tuple[str, ...], jobs: int | None) -> int:
    """Read articles and write their rows as JSON Lines.

    INPUT is a file (.txt, .md, .html, .jsonl, each also as .gz), a folder of such files, or - for standard
    input. An article stands before its rows. What cannot be read is named on standard error, with the
    reason, and is a refusal row of the output; the rest is read.

    Exit code 1 says that some inputs were refused. OUT takes its name only when all is written.
    """
    check_output(out, inputs)
    _check_inside(out, inputs)
    from dragoman.run import pipeline

    to_file = out is not None and out != "-"
    refused = 0
    with Bar("Reading", wanted=to_file or not on_terminal()) as bar:
        outcomes = pipeline.read(
            inputs,
            make_settings(kinds),
            workers=settle_workers(inputs, jobs),
            progress=bar,
            stdin=sys.stdin.buffer,
        )
        if to_file:
            assert out is not None
            with whole_file(out) as stream:
                refused = _write(outcomes, stream)
        else:
            refused = _write(outcomes, sys.stdout.buffer)
    if refused:
        click.echo(f"{refused} {_inputs(refused)} refused; the rest was read.", err=True)
    return 1 if refused else 0


def _inputs(number: int) -> str:
    return "input was" if number == 1 else "inputs were"


def _write(outcomes: Iterator[Any], stream: IO[bytes]) -> int:
    """Write outcomes as lines, naming refusals on standard error too; give the number of refusals."""
    from dragoman.schema.article import Refusal
    from dragoman.schema.wire import to_json

    refused = 0
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            refused += 1
            tell_refusal(outcome)
            stream.write(to_json(outcome) + b"\n")
            continue
        article, rows = outcome
        stream.write(b"".join(to_json(row) + b"\n" for row in (article, *rows)))
    stream.flush()
    return refused


def _check_inside(out: str | None, inputs: Sequence[str]) -> None:
    """Refuse an output that stands in a folder of inputs already: it would be read, and written over."""
    if out is None or not Path(out).exists():
        return
    target = Path(out).resolve()
    for given in inputs:
        if Path(given).is_dir() and target.is_relative_to(Path(given).resolve()):
            raise click.UsageError(
                f"{out} lies in the input folder {given} and would be read and overwritten. "
                "Give a file elsewhere to -o, or remove it first."
            )


def tell_refusal(refusal: Refusal) -> None:
    """Name what was refused, why, and what to do, on standard error."""
    where = refusal.where or refusal.source
    cure = f" {refusal.cure}." if refusal.cure else ""
    click.echo(harmless(f"refused: {where}: {refusal.message}.{cure}".replace("..", ".")), err=True)


def make_settings(kinds: tuple[str, ...] = ()) -> Settings:
    """Make the settings of a run: all kinds of rows, or those asked for."""
    from dragoman.schema.settings import Settings

    return Settings(kinds=kinds) if kinds else Settings()


def settle_workers(inputs: Sequence[str], asked: int | None) -> int:
    """Settle how many workers to use: as asked; else one for little to do, else one a processor."""
    if asked is not None:
        return asked
    size = 0
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            size = _WORTH_WORKERS
        elif path.is_file():
            size += path.stat().st_size * (5 if path.suffix == ".gz" else 1)
        if size >= _WORTH_WORKERS:
            return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1


@click.command()
@inputs_argument
@kinds
@jobs
@as_json
@database
def add(inputs: tuple[str, ...], kinds: tuple[str, ...], jobs: int | None, as_json: bool, where: str) -> int:
    """Read articles into the record; twice changes nothing.

    INPUT is as for `read`. The database is made if there is none. Stopped at any moment, by Ctrl-C or by a
    power cut, the same command goes on where it was: each article is in the record with all its rows, or not
    at all.

    Exit code 1 says that some inputs were refused; `dragoman articles --refused` lists them with reasons.
    """
    import msgspec

    report = add_inputs(inputs, where, kinds=kinds, jobs=jobs)
    click.echo(msgspec.json.encode(report).decode() if as_json else report_words(report, where))
    if report.refused:
        _tell_refused(inputs, where, report.refused)
    return 1 if report.refused else 0


def add_inputs(
    inputs: Sequence[str], where: str, *, kinds: tuple[str, ...] = (), jobs: int | None = None
) -> Report:
    """Add inputs to the record with a progress bar."""
    from dragoman.run import pipeline

    with Bar("Adding") as bar:
        return pipeline.add(
            inputs,
            where,
            make_settings(kinds),
            workers=settle_workers(inputs, jobs),
            progress=bar,
            stdin=sys.stdin.buffer,
        )


def report_words(report: Report, where: str) -> str:
    """Say in two lines what a run added."""
    articles = f"{report.added:,} {'article' if report.added == 1 else 'articles'}"
    known = f"; {report.known:,} known before" if report.known else ""
    refused = f"; {report.refused:,} {_inputs(report.refused)} refused" if report.refused else ""
    rows = ", ".join(
        f"{number:,} {kind}{'' if number == 1 else 's'}" for kind, number in report.rows.items() if number
    )
    seconds = f"{report.seconds:.1f} s"
    return f"Added {articles} to {where} in {seconds}{known}{refused}.\n" + (
        f"  {rows}" if rows else "  No rows."
    )


def _tell_refused(inputs: Sequence[str], where: str, number: int) -> None:
    """Name the first refusals that the record holds of these inputs."""
    from dragoman.cli.options import open_view

    shown = 0
    with open_view(where) as view:
        for refusal in view.refusals():
            if any(
                refusal.source == one or refusal.source.startswith((one.rstrip("/") + "/", one + ":"))
                for one in inputs
            ):
                tell_refusal(refusal)
                shown += 1
                if shown >= _REFUSALS_SHOWN:
                    break
    if number > shown > 0:
        click.echo(f"… and {number - shown:,} more: dragoman articles --refused --db {where}", err=True)
