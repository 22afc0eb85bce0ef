"""The stages in order; no other file knows it: items → articles → rows → the caller, or the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dragoman.coding.whole import code_article
from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.record.sql import open_record
from dragoman.record.walk import prove
from dragoman.run.known import KnownIds, pack_ids
from dragoman.run.local import Done, run_items
from dragoman.run.outcome import Coded, Known, Outcome, Task
from dragoman.run.progress import Meter, Progress, measure
from dragoman.run.report import Report, Sink
from dragoman.schema.article import Article, Item, Refusal, refuse
from dragoman.schema.errors import CodingError, IntakeError, SettingsError
from dragoman.schema.rows import Row
from dragoman.schema.settings import Settings

_STAGE = f"{__name__}:take_and_code"


def read(
    inputs: Sequence[str],
    settings: Settings,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[tuple[Article, list[Row]] | Refusal]:
    """Read inputs into articles with their rows, in order; what cannot be read comes as a refusal.

    An article whose coding failed comes with no rows, and its refusal after it. `-` in `inputs` is `stdin`.
    """
    for _, outcome in _run(inputs, Task(settings=settings, stage=_STAGE), workers, progress, stdin):
        if isinstance(outcome, Refusal):
            yield outcome
        elif isinstance(outcome, Coded):
            yield outcome.article, outcome.rows
            if outcome.refusal is not None:
                yield outcome.refusal


def add(
    inputs: Sequence[str],
    where: str,
    settings: Settings,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Report:
    """Read inputs into the record at `where`, made if need be. Killed and run again, it goes on where it was.

    Each article is acknowledged with all its rows or not at all; what the record has is not coded again, and
    what was refused before is tried again. Raises RecordError where the record cannot be written.
    """
    with open_record(where, mode="create") as record:
        task = Task(settings=settings, stage=_STAGE, known=pack_ids(record.coded_ids()))
        sink = Sink(record)
        for item, outcome in _run(inputs, task, workers, progress, stdin):
            sink.take(item, outcome)
        return sink.finish(inputs)


def take_and_code(item: Item, settings: Settings, known: KnownIds) -> Outcome:
    """Take one item and code it; runs in the workers."""
    try:
        article = take_article(item, settings)
    except Exception as error:  # noqa: BLE001 - one bad input never stops a run, whatever our code makes of it
        return refuse(item.source, error)
    if isinstance(article, Refusal):
        return article
    if article.id in known:
        return Known()
    try:
        rows = code_article(article, settings)
        prove(article, rows)
        return Coded(article, rows)
    except IntakeError as error:
        return refuse(item.source, error)
    except CodingError as error:
        return Coded(article, [], refuse(item.source, error, article=article.id))
    except Exception as error:  # noqa: BLE001 - as above; the article itself is kept
        fault = CodingError(
            f"the article could not be coded ({type(error).__name__}: {error})",
            where=item.source,
            cure="Its text is kept; report this, and add it again with a later version",
        )
        return Coded(article, [], refuse(item.source, fault, article=article.id))


def _run(
    inputs: Sequence[str], task: Task, workers: int, progress: Progress | None, stdin: BinaryIO | None
) -> Iterator[Done]:
    """Run all items through the stage and tell how far it has come."""
    if workers < 1:
        raise SettingsError(f"{workers} workers cannot work", where="workers", cure="Ask for 1 or more")
    meter = None
    if progress is not None:
        # Standard input can be read but once; all else is listed twice, which is cheap.
        total = None if "-" in inputs else measure(list_items(inputs, task.settings))
        meter = Meter(progress, total)
    for item, outcome in run_items(list_items(inputs, task.settings, stdin=stdin), task, workers):
        yield item, outcome
        if meter is not None:
            meter.step(item)
    if meter is not None:
        meter.finish()
