"""Countries as people write them: a code for a name, a name for a code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dragoman.schema.errors import QueryError
from dragoman.views.words import fold

# Letters: a shorter name is near to everything, and in a longer one two may be wrong.
_SHORT, _LONG = 4, 7


@cache
def _table() -> dict[str, dict[str, str]]:
    source = files("dragoman.schema").joinpath("codes", "countries.toml").read_text("utf-8")
    return {code: entry for code, entry in tomllib.loads(source).items() if "name" in entry}


@cache
def _codes() -> dict[str, str]:
    """Map folded names to codes; a state's first name wins over another's former or lesser one."""
    codes: dict[str, str] = {}
    for code, entry in _table().items():
        for name in entry.get("also", "").split(";"):
            if name.strip():
                codes.setdefault(fold(name), code)
    for code, entry in _table().items():
        codes[fold(entry["name"])] = code
    return codes


def country_name(code: str) -> str:
    """Give the name that we write for an alpha-3 code; the code itself where it is not known."""
    entry = _table().get(code)
    return entry["name"] if entry else code


def country_code(words: str) -> str:
    """Give the alpha-3 code of a code or name, case and accents ignored; QueryError where there is none."""
    if words.upper() in _table():
        return words.upper()
    asked = fold(words)
    for name in (asked, asked.removeprefix("the ")):
        if name in _codes():
            return _codes()[name]
    near = _nearest(asked)
    hint = f"Did you mean {near} ({country_name(near)})? " if near else ""
    raise QueryError(
        f"{words!r} is no country that is known",
        cure=f"{hint}Give its name in English or its ISO 3166 code of three letters, such as CUB",
    )


def _nearest(asked: str) -> str | None:
    """Give the code of the name that differs by a slip of the hand; None where none is so near.

    A slip is one letter; in a name of seven letters or more it may be two behind the first. What is short is
    near to everything.
    """
    from rapidfuzz.distance import OSA

    if len(asked) < _SHORT:
        return None
    most = 2 if len(asked) >= _LONG else 1
    found = ((OSA.distance(asked, name, score_cutoff=most), name) for name in _codes() if len(name) >= _SHORT)
    near = min((one for one in found if one[0] <= (most if one[1][0] == asked[0] else 1)), default=None)
    return _codes()[near[1]] if near is not None else None


def check_pair(one: str, other: str, *, where: str = "the two countries") -> tuple[str, str]:
    """Give two codes that are not the same; QueryError says what to do. `where` is what they were given to.

    >>> check_pair("CUB", "USA")
    ('CUB', 'USA')
    """
    if one == other:
        raise QueryError(
            f"both are {country_name(one)}",
            where=where,
            cure="Give two different countries, such as CUB USA",
        )
    return one, other
