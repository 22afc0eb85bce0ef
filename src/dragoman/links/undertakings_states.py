"""States as a text names them: by name, people, capital or seat of government; and bodies of no state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from dragoman.schema.codes import body_of, is_place, look_up

_TOKEN = re.compile(r"[A-Z][\w’'.]*")
_GAP = re.compile(r"\s+(?:of\s+(?:the\s+)?)?")
# "Democratic Republic of the Congo" is of three words that are written large.
_MOST_WORDS = 4


class Named(Struct, frozen=True, gc=False):
    """A place `[start, end)` that names a state (`country`) or a body of no state (`body`).

    `is_city` says that it is a capital, which may be only where something is.
    """

    start: int
    end: int
    country: str | None
    body: str | None = None
    is_city: bool = False


def named_states(text: str, start: int = 0, end: int | None = None) -> list[Named]:
    """Find the states and bodies that a stretch of a text names, in order, the longest name first."""
    tokens = [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        for last in _runs(text, tokens, at):
            words = text[tokens[at][0] : tokens[last][1]]
            meant = _meant(" ".join(words.split()))
            if meant is not None:
                country, body, is_city = meant
                if country or body:
                    found.append(Named(tokens[at][0], tokens[last][1], country, body, is_city))
                at = last
                break
        at += 1
    return found


def _runs(text: str, tokens: list[tuple[int, int]], at: int) -> Iterator[int]:
    """Give the last tokens of the names that may begin at one, the longest name first."""
    last = at
    while last + 1 < len(tokens) and last - at + 1 < _MOST_WORDS:
        if not _GAP.fullmatch(text, tokens[last][1], tokens[last + 1][0]):
            break
        last += 1
    yield from range(last, at - 1, -1)


@lru_cache(maxsize=16384)
def names_elsewhere(words: str, country: str) -> bool:
    """Say whether words hold a state's name only within that of another place, as "New Mexico" does."""
    parts = [_meant(match[0]) for match in _TOKEN.finditer(words)]
    held = any(meant is not None and meant[0] == country for meant in parts)
    return held and all(one.country != country for one in named_states(words))


@lru_cache(maxsize=65536)
def _meant(words: str) -> tuple[str | None, str | None, bool] | None:
    """Give the state or body of a name; neither for a place, whose name may hold that of a state."""
    for name in dict.fromkeys((words, words.rstrip(".'’"), re.sub(r"['’]s?$", "", words))):
        alias = look_up(name)
        if alias is not None:
            return alias.country, None, alias.kind == "capital"
        body = body_of(name)
        if body is not None and body.sector != "MED":
            return body.country, None if body.country else body.name, False
        if " " in name and is_place(name):
            return None, None, False
    return None
