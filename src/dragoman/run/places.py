"""Where inputs lie: one spelling for each place, the same from every folder that a command is run in."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.intake.files import STANDARD_INPUT, printable
from dragoman.schema.article import Item, Refusal

# How messages name a field, and a line of a file with or without one.
_FIELD = re.compile(r", field \w+$")
_IN_FILE = re.compile(r":\d+(?:, field \w+)?$")


def place_of(told: str) -> str | None:
    """Give the file that a message names, or one of its lines; None where it is standard input."""
    file = told if os.path.lexists(told) else _IN_FILE.sub("", told)
    return None if file in (STANDARD_INPUT, "standard input") else real_place(file)


def real_place(path: str) -> str:
    """Give a path by its real folder and its own name: what a link leads to is elsewhere, it is here."""
    # As text: a hundred times faster than `Path`, and asked for every file.
    above, name = os.path.split(path.rstrip(os.sep) or os.sep)
    if name in ("", os.curdir, os.pardir):
        return _real(path)
    return os.path.join(_real_folder(above, os.getcwd()), name)  # noqa: PTH109, PTH118 - as above


def name_of_item(item: Item) -> str | None:
    """Give the name that an item has of its own, an id or a URL; None where its place is its name."""
    return item.source if item.path is None and item.source not in (STANDARD_INPUT, item.where) else None


def name_of_refusal(refusal: Refusal) -> str | None:
    """Give the name that what was refused has of its own; None where its place is its name."""
    place = _FIELD.sub("", refusal.where or refusal.source)
    return refusal.source if refusal.source not in (STANDARD_INPUT, place) else None


class Places:
    """The files and folders that a run was given, however their names were spelled."""

    def __init__(self, inputs: Sequence[str]):
        given = [printable(one) for one in inputs if one != STANDARD_INPUT]
        self._real = {place for one in given for place in (_real(one), real_place(one))}

    def hold(self, place: str) -> bool:
        """Say whether a place is one of them, or lies in a folder of theirs."""
        while place not in self._real:
            above = os.path.dirname(place)  # noqa: PTH120 - as text, a hundred times faster
            if above == place:
                return False
            place = above
        return True


def _real(path: str) -> str:
    """Give a path in the one spelling that all others of it come to; what is not there as far as it is."""
    try:
        return printable(os.path.realpath(path))
    except (OSError, ValueError):
        return path


@lru_cache(maxsize=256)
def _real_folder(folder: str, current: str) -> str:
    return _real(os.path.join(current, folder))  # noqa: PTH118 - it may be empty, which is the current one
