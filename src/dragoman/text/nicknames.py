"""Given names and their short forms: "joe" and "joseph" may be one person's, "joe" and "john" are not."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Give the groups of given names to which a name belongs; a nickname may be in several."""
    raw = tomllib.loads(files("dragoman.schema").joinpath("codes", "nicknames.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for line in raw["nicknames"].strip().splitlines():
        full, _, short = line.partition(":")
        for name in (full, *short.split(";")):
            found.setdefault(name.strip(), set()).add(full.strip())
    return {name: frozenset(groups) for name, groups in found.items()}


def given_groups(word: str) -> frozenset[str]:
    """Give what a given name (folded) may be short for, itself among it."""
    return _nicknames().get(word, frozenset()) | {word}


def are_forms_of_one(left: str, right: str) -> bool:
    """Say whether two given names (folded) are one, or forms of one."""
    return not given_groups(left).isdisjoint(given_groups(right))
