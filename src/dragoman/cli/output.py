"""How commands write: lines for programs, tables for people, files that are whole or not there."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.cli.options import TERMINAL_LIMIT, on_terminal

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.record.store import View

# A terminal obeys control characters wherever they come from, so each is shown by one harmless character in
# its place: the symbols for C0, a replacement mark for the rest and for what reorders a line.
_HARMLESS = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


# There is no room left where something is written: on the disk, or of what is allowed.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

NOTHING_LINKED = "This record was never linked: `dragoman link` finds what belongs together."


def harmless(text: str) -> str:
    """Make text safe for a terminal, character for character, so that offsets stay right."""
    return text.translate(_HARMLESS)


def one_line(text: str | None) -> str:
    """Make text safe and put it on one line, for a cell of a table or of tab-separated output."""
    return harmless(" ".join(text.split())) if text else ""


def counted(number: int, what: str) -> str:
    """Say how many there are of something: "1 article", "1,200 articles"."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def console(*, stderr: bool = False) -> Console:
    """Make a console that takes text as it is: no markup, no emoji codes, nothing guessed from words."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False, stderr=stderr)


def write_lines(lines: Iterable[bytes]) -> int:
    """Write lines of bytes to standard output; give their number."""
    stream = sys.stdout.buffer
    count = 0
    for line in lines:
        stream.write(line + b"\n")
        count += 1
    stream.flush()
    return count


def write_cells(rows: Iterable[Sequence[str | None]]) -> int:
    """Write rows as lines with tabs between the cells, without a header; give their number."""
    count = 0
    for row in rows:
        sys.stdout.write("\t".join(one_line(cell) for cell in row) + "\n")
        count += 1
    return count


def terminal_limit(given: int | None, *, as_json: bool = False) -> int | None:
    """Settle the limit: what was given (0 is all), else a screenful for a person, all for a program."""
    if given is not None:
        return given or None
    return TERMINAL_LIMIT if on_terminal() and not as_json else None


def one_more(limit: int | None, *, as_json: bool = False) -> int | None:
    """Ask for one more than a person is shown, to know whether there are more; for just as many else."""
    return limit + 1 if limit is not None and on_terminal() and not as_json else limit


def say_more(count: int, *, more: str = "--limit 0 shows all, and filters find fewer") -> None:
    """Tell a person that this was not all, and how to see more."""
    click.echo(f"The first {count}; {more}.", err=True)


def say_none(count: int, what: str) -> None:
    """Say that nothing was found: on standard error, so that a pipe or JSON Lines just gets nothing."""
    if not count:
        click.echo(f"No {what} found.", err=True)


def is_linked(view: View) -> bool:
    """Say whether a record was ever linked."""
    return next(view.links(withdrawn=True), None) is not None


def say_unlinked(count: int, *, linked: bool) -> None:
    """Say, below what is shown, that it is shown without links: on standard error."""
    if count and not linked:
        click.echo(NOTHING_LINKED, err=True)


@contextmanager
def whole_file(out: str | Path, mode: str = "wb", **options: Any) -> Iterator[IO[Any]]:
    """Open a file that takes its name only when all is written; an error or Ctrl-C leaves an old one be."""
    target = Path(out)
    try:
        with _opened(target, mode, options) as stream:
            yield stream
    except OSError as error:
        # Where it is a write that fails, nothing else says to which file.
        if error.errno in FULL and error.filename is None:
            error.filename = str(out)
        raise


@contextmanager
def _opened(target: Path, mode: str, options: dict[str, Any]) -> Iterator[IO[Any]]:
    if target.exists() and not target.is_file():
        # A device or a pipe, such as /dev/null, has no half-written state to guard against.
        with target.open(mode, **options) as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with open(handle, mode, **options) as stream:  # noqa: PTH123 - a descriptor, not a path
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
