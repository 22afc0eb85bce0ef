"""Heads of state and government and other office-holders, for reports that do not say of which state."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from dragoman.schema.codes import fold, load_table, split_list


class Leader(Struct, frozen=True):
    """An office-holder: full name, alpha-3 code of the state, first and last year in office (None: open)."""

    name: str
    country: str
    first: int
    last: int | None


@cache
def _leaders() -> tuple[dict[str, Leader], dict[str, tuple[Leader, ...]]]:
    """Give the leaders by folded full name in small letters, and by the last word of the name."""
    by_name: dict[str, Leader] = {}
    by_surname: dict[str, list[Leader]] = {}
    for code, value in load_table("leaders").items():
        for entry in split_list(value):
            name, years = entry.rsplit(None, 1)
            first, last = years.split("-")
            leader = Leader(name, code, int(first), int(last) if last else None)
            key = fold(name).lower()
            by_name.setdefault(key, leader)
            for word in {key.rsplit(" ", 1)[-1], *key.split(" ")[1:]}:
                by_surname.setdefault(word, []).append(leader)
    return by_name, {key: tuple(value) for key, value in by_surname.items()}


def leader_named(name: str) -> Leader | None:
    """Find an office-holder by full name; accents and capitals do not matter."""
    return _leaders()[0].get(fold(name).lower())


def leaders_called(surname: str) -> tuple[Leader, ...]:
    """Give the office-holders whose name holds this surname, in the order of the table."""
    return _leaders()[1].get(fold(surname).lower(), ())
