"""`read` and `add`: from inputs to rows, on standard output, in a file, or in the record."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.cli.options import (
    RULES,
    SHIPPED,
    as_json,
    bundle,
    check_output,
    database,
    jobs,
    kinds,
    on_terminal,
)
from dragoman.cli.output import harmless, whole_file
from dragoman.cli.progress import Bar

if TYPE_CHECKING:
    from dragoman.run.notes import Note
    from dragoman.run.report import Report
    from dragoman.schema.article import Refusal
    from dragoman.schema.settings import Settings

# Below this, a second process takes longer to start than it saves.
_WORTH_WORKERS = 150_000
_REFUSALS_SHOWN = 20
_NOTES_SHOWN = 3

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Name everything that is refused or noted, not the first few only."
)


@click.command()
@inputs_argument
@click.option("-o", "--output", "out", metavar="OUT", help="The file to write; standard output unless told.")
@kinds
@bundle
@jobs
@verbose_option
def read(
    inputs: tuple[str, ...],
    out: str | None,
    kinds: tuple[str, ...],
    bundle: str,
    jobs: int | None,
    verbose: bool,
) -> int:
    """Read articles and write their rows as JSON Lines.

    INPUT is a file (.txt, .md, .html, .jsonl, each also as .gz), a folder of such files, or - for standard
    input. An article stands before its rows. What cannot be read is named on standard error, with the
    reason, and is a refusal row of the output; the rest is read. What was left out on purpose (files of a
    folder that are no articles, what came twice, fields of JSON that are not read) is noted so too, but is
    no fault.

    One id with one text is one article. Where its title, date or other metadata differ between lines or
    files, the first that is read stays, and the difference is noted; one id with two texts in one file is
    refused.

    Exit code 1 says that some inputs were refused. OUT takes its name only when all is written.
    """
    check_output(out, inputs)
    _check_inside(out, inputs)
    from dragoman.run import pipeline

    to_file = out is not None and out != "-"
    settings = make_settings(kinds, bundle)
    notes = _Told(verbose)
    refused = 0
    with Bar("Reading", wanted=to_file or not on_terminal()) as bar:
        outcomes = pipeline.read(
            inputs,
            settings,
            workers=settle_workers(inputs, jobs),
            progress=bar,
            stdin=sys.stdin.buffer,
        )
        if to_file:
            assert out is not None
            with whole_file(out) as stream:
                refused = _write(outcomes, stream, settings, notes)
        else:
            refused = _write(outcomes, sys.stdout.buffer, settings, notes)
    notes.tell_rest()
    if refused:
        click.echo(f"{refused} {_inputs(refused)} refused; the rest was read.", err=True)
    return 1 if refused else 0


def _inputs(number: int) -> str:
    return "input was" if number == 1 else "inputs were"


def _write(outcomes: Iterator[Any], stream: IO[bytes], settings: Settings, notes: _Told) -> int:
    """Write outcomes as lines, naming refusals on standard error too; give the number of refusals."""
    from dragoman.coding.whole import can_code
    from dragoman.run.notes import from_refusal, not_coded
    from dragoman.schema.article import Refusal
    from dragoman.schema.wire import to_json

    refused = 0
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            if outcome.is_note:
                notes.tell(from_refusal(outcome))
            else:
                refused += 1
                tell_refusal(outcome)
            stream.write(to_json(outcome) + b"\n")
            continue
        article, rows = outcome
        if not can_code(article, settings):
            notes.tell(not_coded(article, article.source, settings.languages))
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
    click.echo(_as_line("refused", where, refusal.message, refusal.cure), err=True)


def _as_line(label: str, where: str, message: str, cure: str | None) -> str:
    """Write what was refused or noted as one line for a terminal; each sentence ends in one stop."""
    sentences = (f"{label}: {where}: {message}", *([cure] if cure else []))
    return harmless(" ".join(one if one.endswith((".", "…")) else f"{one}." for one in sentences))


class _Told:
    """Tells notes on standard error: all, or the first few of each reason and how many more there were."""

    def __init__(self, verbose: bool) -> None:
        self._most = None if verbose else _NOTES_SHOWN
        self._counts: Counter[str] = Counter()

    def tell(self, note: Note) -> None:
        """Tell one note."""
        self._counts[note.reason] += 1
        if self._most is None or self._counts[note.reason] <= self._most:
            click.echo(_as_line("note", note.where, note.message, note.cure), err=True)

    def tell_rest(self, counts: Mapping[str, int] | None = None, cure: str = "-v names more") -> None:
        """Say how many of each reason were not told one by one; `counts` where others counted."""
        for reason, count in (counts or self._counts).items():
            told = self._counts[reason] if self._most is None else min(self._counts[reason], self._most)
            if count > told:
                click.echo(f"… and {count - told:,} more such notes ({reason}); {cure}.", err=True)


def make_settings(kinds: tuple[str, ...] = (), bundle: str = SHIPPED) -> Settings:
    """Make the settings of a run: all kinds or those asked for, with a reader's bundle or by rules alone."""
    from dragoman.schema.settings import Settings

    folder = None if bundle == RULES else bundle
    return Settings(kinds=kinds, bundle=folder) if kinds else Settings(bundle=folder)


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
@bundle
@jobs
@verbose_option
@as_json
@database
def add(
    inputs: tuple[str, ...],
    kinds: tuple[str, ...],
    bundle: str,
    jobs: int | None,
    verbose: bool,
    as_json: bool,
    where: str,
) -> int:
    """Read articles into the record; twice changes nothing.

    INPUT is as for `read`. The database is made if there is none. Stopped at any moment, by Ctrl-C or by a
    power cut, the same command goes on where it was: each article is in the record with all its rows, or not
    at all. An article that is there is coded only for kinds that it was not coded for (`--kinds`).

    Exit code 1 says that some inputs were refused; `dragoman articles --refused` lists them with reasons,
    `--noted` what was left out on purpose. A refusal goes when its file or folder is added again and the
    fault is gone; one of standard input, when an article of its id is read.
    """
    import msgspec

    report = add_inputs(inputs, where, kinds=kinds, bundle=bundle, jobs=jobs)
    click.echo(msgspec.json.encode(report).decode() if as_json else report_words(report, where))
    tell_report(report, where, verbose=verbose)
    return 1 if report.refused else 0


def add_inputs(
    inputs: Sequence[str],
    where: str,
    *,
    kinds: tuple[str, ...] = (),
    bundle: str = SHIPPED,
    jobs: int | None = None,
) -> Report:
    """Add inputs to the record with a progress bar.

    Raises IntakeError where no input is there and no record either: a slip of the pen makes none.
    """
    from dragoman.run import pipeline
    from dragoman.schema.errors import IntakeError

    if not Path(where).exists() and not any(one == "-" or Path(one).exists() for one in inputs):
        raise IntakeError(
            "there is no file or folder here, and no record was made",
            where=", ".join(inputs),
            cure="Check the spelling",
        )
    with Bar("Adding") as bar:
        return pipeline.add(
            inputs,
            where,
            make_settings(kinds, bundle),
            workers=settle_workers(inputs, jobs),
            progress=bar,
            stdin=sys.stdin.buffer,
        )


def report_words(report: Report, where: str) -> str:
    """Say in two lines what a run added."""
    articles = f"{report.added:,} {_articles(report.added)}"
    completed = (
        f"; {report.completed:,} known before and now coded for further kinds" if report.completed else ""
    )
    known = f"; {report.known:,} known before" if report.known else ""
    refused = f"; {report.refused:,} {_inputs(report.refused)} refused" if report.refused else ""
    not_coded = report.noted.get("language", 0)
    language = f"; {not_coded:,} not coded, being in another language" if not_coded else ""
    rows = ", ".join(
        f"{number:,} {kind}{'' if number == 1 else 's'}" for kind, number in report.rows.items() if number
    )
    seconds = f"{report.seconds:.1f} s"
    return f"Added {articles} to {harmless(where)} in {seconds}{completed}{known}{refused}{language}.\n" + (
        f"  {rows}" if rows else "  No rows."
    )


def _articles(number: int) -> str:
    return "article" if number == 1 else "articles"


def tell_report(report: Report, where: str, *, verbose: bool = False) -> None:
    """Name on standard error what was refused and what must be known besides; the first few unless told."""
    told = _Told(verbose)
    for note in report.notes:
        told.tell(note)
    told.tell_rest(report.noted, cure="only the first thousand are kept" if verbose else "-v names more")
    refusals = report.refusals if verbose else report.refusals[:_REFUSALS_SHOWN]
    for refusal in refusals:
        tell_refusal(refusal)
    if report.refused > len(refusals):
        more = report.refused - len(refusals)
        click.echo(f"… and {more:,} more: dragoman articles --refused --db {harmless(where)}", err=True)
