"""Writes figures into docs/scores.md: each part between its marks is replaced whole."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import dragoman


def stamp() -> str:
    """Say which version was measured, and on which day."""
    return f"Dragoman {dragoman.__version__}, {datetime.datetime.now(datetime.UTC).date().isoformat()}."


def replace_part(path: Path, name: str, lines: list[str], *, title: str | None = None) -> None:
    """Replace what stands between `<!-- NAME -->` and `<!-- /NAME -->` of a page.

    A part that is not there yet is put at the end under its `title`; without one that is an error.
    """
    text = path.read_text(encoding="utf-8")
    if title is not None and f"<!-- {name} -->\n" not in text:
        text = f"{text.rstrip()}\n\n## {title}\n<!-- {name} -->\n<!-- /{name} -->\n"
    before, mark, rest = text.partition(f"<!-- {name} -->\n")
    _, end_mark, after = rest.partition(f"<!-- /{name} -->")
    if not mark or not end_mark:
        sys.exit(f"{path} has no part between <!-- {name} --> and <!-- /{name} -->")
    path.write_text(before + mark + "\n".join(lines) + "\n" + end_mark + after, encoding="utf-8")
