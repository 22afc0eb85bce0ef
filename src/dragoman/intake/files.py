"""From what a person gives (files, folders, `-`) to items, one by one, in an order that is always the same.

Folders are walked in the order of names; hidden files and foreign endings are passed over, counted, and
reported once for each folder. Texts and pages are not opened here; JSON files are read line by line as
their items are asked for. What cannot be an article becomes a Refusal at its place in the order.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.intake.jsonl import list_json
from dragoman.intake.sniff import ENDINGS, SNIFFED, by_content, by_ending, not_text
from dragoman.intake.streams import (
    as_intake_error,
    broken_gzip,
    open_plain,
    read_bounded,
    special_kind,
    unpack,
)
from dragoman.schema.article import Format, Item, Refusal, refuse
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

STANDARD_INPUT = "-"
PASSED_OVER = "passed-over"  # the reason of the note on what a folder holds besides articles
_ENDINGS = " ".join(ENDINGS)


def list_items(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Item | Refusal]:
    """List what is to be taken, lazily. `stdin` is read for the input `-`, once."""
    for given in inputs:
        if given == STANDARD_INPUT:
            yield from _list_stdin(stdin, settings)
            stdin = None
            continue
        try:
            kind = Path(given).stat().st_mode
        except OSError as error:
            yield _refuse(given, as_intake_error(error, printable(given)))
            continue
        if stat.S_ISDIR(kind):
            yield from _list_folder(given, settings)
        elif special := special_kind(kind):
            yield _refuse(given, _special(special, printable(given)))
        else:
            name = printable(Path(given).name)
            yield from _list_file(given, printable(given), name, by_ending(given), settings)


def printable(path: str) -> str:
    """Give a path as text that UTF-8 can hold: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _list_file(
    path: str, shown: str, address: str, form: Format | None, settings: Settings
) -> Iterator[Item | Refusal]:
    """List one file; one without a known ending is looked into."""
    try:
        if form is None:
            with open_plain(path, shown) as stream:
                form = _sniffed(stream, shown)
        if form != "json":
            yield Item(source=shown, address=address, format=form, path=path)
            return
        lines = not shown.lower().removesuffix(".gz").endswith(".json")
        with open_plain(path, shown) as stream:
            yield from list_json(stream, shown=shown, address=address, most=settings.max_bytes, lines=lines)
    except IntakeError as error:
        yield _refuse(path, error)


def _sniffed(stream: BinaryIO, shown: str) -> Format:
    head = stream.peek(SNIFFED)[:SNIFFED] if hasattr(stream, "peek") else b""
    if kind := not_text(head):
        raise IntakeError(
            f"this is {kind}, not text",
            where=shown,
            cure=f"Give its text; what can be read: {_ENDINGS}, and these as .gz",
            slug="binary",
        )
    return by_content(head)


def _list_stdin(stdin: BinaryIO | None, settings: Settings) -> Iterator[Item | Refusal]:
    """List what comes in on standard input: JSON by its objects, else one text or page."""
    shown = "standard input"
    try:
        if stdin is None:
            raise IntakeError(
                "standard input has been read already, or there is none",
                where=shown,
                cure="Give `-` once, and pipe something in",
                slug="no-stdin",
            )
        stream = unpack(stdin)
        form = _sniffed(stream, shown)
        if form == "json":
            yield from list_json(stream, shown="-", address="-", most=settings.max_bytes, lines=False)
            return
        data = read_bounded(stream, settings.max_bytes, shown)
        yield Item(source=STANDARD_INPUT, address=STANDARD_INPUT, format=form, payload=data, where=shown)
    except IntakeError as error:
        yield _refuse(STANDARD_INPUT, error)
    except OSError as error:
        yield _refuse(STANDARD_INPUT, as_intake_error(error, shown))
    except (EOFError, zlib.error) as error:
        yield _refuse(STANDARD_INPUT, broken_gzip(error, shown))


def _list_folder(folder: str, settings: Settings) -> Iterator[Item | Refusal]:
    passed: Counter[str] = Counter()
    found = False
    for path, error in _walk(folder, (), passed):
        if error is not None:
            yield _refuse(path, error)
            continue
        found = True
        address = printable(os.path.relpath(path, folder)).replace(os.sep, "/")
        yield from _list_file(path, printable(path), address, by_ending(path), settings)
    shown = printable(folder)
    left = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
    if not found:
        fault = f"the folder has no file that can be read{f' (passed over: {left})' if left else ''}"
        cure = f"Give files ending in {_ENDINGS}, or name one to have it looked into"
        yield _refuse(folder, IntakeError(fault, where=shown, cure=cure, slug="empty-folder"))
    elif left:
        one = passed.total() == 1
        fault = f"{passed.total()} {'file was' if one else 'files were'} passed over: {left}"
        cure = "Name a file to have it read whatever its ending"
        yield _refuse(folder, IntakeError(fault, where=shown, cure=cure, slug=PASSED_OVER))


def _walk(
    folder: str, above: tuple[tuple[int, int], ...], passed: Counter[str]
) -> Iterator[tuple[str, IntakeError | None]]:
    """Give the files below a folder by name, errors at their place; count in `passed` what is no article."""
    shown = printable(folder)
    try:
        status = Path(folder).stat()
        own = (status.st_dev, status.st_ino)
        if own in above:
            fault = "this folder lies inside itself by a symbolic link"
            yield folder, IntakeError(fault, where=shown, cure="Remove the link", slug="loop")
            return
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield folder, as_intake_error(error, shown)
        return
    for entry in inside:
        if entry.name.startswith("."):
            passed["hidden"] += 1
            continue
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            yield entry.path, as_intake_error(error, printable(entry.path))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(entry.path, (*above, own), passed)
        elif special := special_kind(mode):
            yield entry.path, _special(special, printable(entry.path))
        elif by_ending(entry.name) is None:
            passed[printable(Path(entry.name).suffix.lower()) or "without an ending"] += 1
        else:
            yield entry.path, None


def _special(kind: str, shown: str) -> IntakeError:
    return IntakeError(
        f"this is {kind}, not a file", where=shown, cure="Give `-` and pipe the text in", slug="not-a-file"
    )


def _refuse(path: str, error: IntakeError) -> Refusal:
    return refuse(printable(path), error)
