"""Countries as people write them: a code for a name, a name for a code."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from dragoman.schema.errors import QueryError
from dragoman.views.words import fold


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
    close = get_close_matches(asked, _codes(), n=1, cutoff=0.75)
    hint = f"Did you mean {_codes()[close[0]]} ({country_name(_codes()[close[0]])})? " if close else ""
    raise QueryError(
        f"{words!r} is no country that is known",
        cure=f"{hint}Give its name in English or its ISO 3166 code of three letters, such as CUB",
    )
