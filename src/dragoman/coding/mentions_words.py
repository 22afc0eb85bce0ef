"""The word lists by which names are guessed and typed, loaded once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from dragoman.schema.codes import fold, split_list

PUBLIC = frozenset(("GOV", "LEG", "JUD", "MIL", "COP"))
"""Sectors of a state's own bodies and offices."""


class Words(Struct, frozen=True):
    """Word lists from `name_words.toml`, `given_names.toml` and `plain_words.toml`.

    `given` maps folded given names to "m", "f" or "" (both). `plain` are common words, written small.
    """

    org: frozenset[str]
    org_alone: frozenset[str]
    org_weak: frozenset[str]
    loc: frozenset[str]
    loc_first: frozenset[str]
    misc: frozenset[str]
    norp: frozenset[str]
    never: frozenset[str]
    person_verbs: frozenset[str]
    place_words: frozenset[str]
    directions: frozenset[str]
    place_nouns: frozenset[str]
    people_nouns: frozenset[str]
    many: frozenset[str]
    place_of: frozenset[str]
    given: dict[str, str]
    plain: frozenset[str]


@cache
def load_words(name: str) -> dict[str, Any]:
    """Load a word list of this package by the name of its file without the ending."""
    return tomllib.loads((files("dragoman.coding") / f"{name}.toml").read_text("utf-8"))


@cache
def listed(file: str, table: str, name: str) -> frozenset[str]:
    """Give one list of a table in a file of word lists."""
    return frozenset(load_words(file)[table][name].split())


def either(file: str, table: str, name: str) -> str:
    """Give one list of a table in a file of word lists as one alternation for a pattern."""
    longest_first = sorted(listed(file, table, name), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


@cache
def words() -> Words:
    """Give the word lists."""
    kinds = load_words("name_words")
    lists = {key: frozenset(value.split()) for key, value in kinds.items() if isinstance(value, str)}
    return Words(
        org=lists["org"],
        org_alone=lists["alone"],
        org_weak=lists["weak"],
        loc=lists["loc"],
        loc_first=lists["loc_first"],
        misc=lists["misc"],
        norp=lists["norp"],
        never=lists["never"],
        person_verbs=lists["person_verbs"],
        place_words=lists["place_words"],
        directions=lists["directions"],
        place_nouns=lists["place_nouns"],
        people_nouns=lists["people_nouns"],
        many=lists["many"],
        place_of=lists["place_of"],
        given=_given(),
        plain=frozenset(load_words("plain_words")["words"].split()),
    )


def _given() -> dict[str, str]:
    raw = load_words("given_names")
    sexes: dict[str, str] = {}
    for sex in ("m", "f"):
        for name in raw[sex].split():
            key = fold(name)
            sexes[key] = sex if sexes.get(key, sex) == sex else ""
    return sexes


def given_sex(name: str) -> str | None:
    """Say which sex mostly bears a given name: "m", "f", "" (both), or None where it is not in the list."""
    given = words().given
    key = fold(name)
    if len(key) > 2 and key.isupper():
        key = key.title()
    found = given.get(key)
    if found is None and "-" in key:
        found = given.get(key.split("-", 1)[0])
    return found


@cache
def hyphen_suffixes() -> frozenset[str]:
    """Give the small words that may follow a name and a hyphen without being part of it ("Havana-based")."""
    return frozenset(load_words("name_words")["suffixes"].split())


def lines_of(value: str) -> tuple[str, ...]:
    """Split a list written with semicolons over several lines."""
    return tuple(" ".join(part.split()) for part in split_list(value))
