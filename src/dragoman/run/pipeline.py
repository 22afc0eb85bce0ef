"""The stages in order; no other file knows it: items → articles → rows → the caller, or the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from msgspec.structs import replace

from dragoman.coding.whole import can_code, code_article, name_coders, needs_reading
from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.record.sql import open_record
from dragoman.record.walk import prove
from dragoman.run.known import KnownIds, pack_ids
from dragoman.run.local import Done, run_items
from dragoman.run.once import Once
from dragoman.run.outcome import Coded, Known, Outcome, Task
from dragoman.run.progress import Meter, Progress, measure
from dragoman.run.readers import bundle_name, check_reader, reader_for
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

    An article whose coding failed comes with no rows, and its refusal after it. An article that is among the
    inputs several times comes once, and a last refusal notes it. `-` in `inputs` is `stdin`.
    """
    _check(settings, workers)
    once = Once()
    for item, outcome in _run(inputs, Task(settings=settings, stage=_STAGE), workers, progress, stdin):
        if isinstance(outcome, Refusal):
            yield outcome
        elif isinstance(outcome, Coded):
            met = once.meet(outcome.article, (item and item.where) or outcome.article.source)
            if isinstance(met, Refusal):
                yield met
            elif met:
                yield outcome.article, outcome.rows
                if outcome.refusal is not None:
                    yield outcome.refusal
    if note := once.note():
        yield note


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

    Each article is acknowledged with all its rows or not at all; what the record has is not coded again but
    for kinds that it was not coded for, and what was refused before is tried again. Raises RecordError where
    the record cannot be written.
    """
    _check(settings, workers)
    with open_record(where, mode="create") as record:
        known = record.coded_ids(list(_wanted(settings)))
        task = Task(settings=settings, stage=_STAGE, known=pack_ids(known))
        sink = Sink(record, where, settings)
        for item, outcome in _run(inputs, task, workers, progress, stdin):
            sink.take(item, outcome)
        return sink.finish(inputs)


def take_and_code(item: Item, settings: Settings, known: KnownIds) -> Outcome:
    """Take one item and code it; runs in the workers."""
    try:
        article = take_article(item, settings)
    except Exception as error:  # noqa: BLE001 - one bad input never stops a run, whatever our code makes of it
        return refuse(item.source, _defect(item, error))
    if isinstance(article, Refusal):
        return article
    if article.id in known:
        return Known(replace(article, text="", furniture=()))
    coded = _wanted(settings) if can_code(article, settings) else {}
    try:
        rows = read_and_code(article, settings)
        prove(article, rows)
        return Coded(article, rows, None, coded)
    except IntakeError as error:
        return refuse(item.source, error)
    except CodingError as error:
        return Coded(article, [], refuse(item.source, error, article=article.id), coded)
    except Exception as error:  # noqa: BLE001 - as above; the article itself is kept
        fault = CodingError(
            f"the article could not be coded ({type(error).__name__}: {error})",
            where=item.where or item.source,
            cure="Its text is kept; report this, and add it again with a later version",
        )
        return Coded(article, [], refuse(item.source, fault, article=article.id), coded)


def read_and_code(article: Article, settings: Settings) -> list[Row]:
    """Read an article by one pass of the encoder, where there is a reader, and code it."""
    bundle = reader_for(settings) if needs_reading(settings) else None
    if bundle is None:
        return code_article(article, settings)
    # Loads numpy and onnxruntime, which rules alone do without.
    from dragoman.reading.read import read_article

    return code_article(article, settings, partial(read_article, bundle=bundle))


def _wanted(settings: Settings) -> dict[str, str]:
    """Give the kinds that are to be coded, each with what codes it."""
    coders = name_coders(bundle_name(settings))
    return {kind: coder for kind, coder in coders.items() if kind in settings.kinds}


def _defect(item: Item, error: Exception) -> IntakeError:
    """Say what our own code made of an input."""
    return IntakeError(
        f"this could not be read ({type(error).__name__}: {error})",
        where=item.where or item.source,
        cure="Report this, and add it again with a later version",
        slug="unexpected",
    )


def _check(settings: Settings, workers: int) -> None:
    """Raise what would stop every article, before a record is made or an article read."""
    if workers < 1:
        raise SettingsError(f"{workers} workers cannot work", where="workers", cure="Ask for 1 or more")
    check_reader(settings)


def _run(
    inputs: Sequence[str], task: Task, workers: int, progress: Progress | None, stdin: BinaryIO | None
) -> Iterator[Done]:
    """Run all items through the stage and tell how far it has come."""
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
