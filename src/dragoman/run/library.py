"""`read` and `add` as a program calls them: one path or several, the usual settings unless told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike, fspath

from dragoman.run import pipeline
from dragoman.run.report import Report
from dragoman.schema.article import Article, Refusal
from dragoman.schema.rows import Row
from dragoman.schema.settings import Settings

Inputs = str | PathLike[str] | Iterable[str | PathLike[str]]

_USUAL = Settings()


def read(
    inputs: Inputs, settings: Settings = _USUAL, *, workers: int = 1
) -> Iterator[tuple[Article, list[Row]] | Refusal]:
    """Read files and folders into articles with their rows, in order, one at a time.

    `inputs` is a path or several: files (.txt, .md, .html, .jsonl, each also as .gz) and folders of such.
    What cannot be read comes as a Refusal in its place and stops nothing; an article that could not be coded
    comes with no rows, and its Refusal after it. `workers` are processes of this machine;
    with one, all is done in this process. Raises SettingsError for settings that cannot be used.
    """
    return pipeline.read(_paths(inputs), settings, workers=workers)


def add(
    inputs: Inputs, where: str | PathLike[str], settings: Settings = _USUAL, *, workers: int = 1
) -> Report:
    """Read files and folders into the record at `where`, made if need be; adding twice changes nothing.

    `inputs` and `workers` are as for `read`. Each article is added with all its rows or not at all; stopped
    and called again, this goes on where it was. Raises RecordError where the record cannot be written.
    """
    return pipeline.add(_paths(inputs), fspath(where), settings, workers=workers)


def _paths(inputs: Inputs) -> list[str]:
    """List the paths; a path given alone is one, not a sequence of letters."""
    return [fspath(inputs)] if isinstance(inputs, str | PathLike) else [fspath(one) for one in inputs]
