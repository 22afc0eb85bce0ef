"""States as a text names them: by name, people, capital or seat of government; and bodies of no state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, compress

from msgspec import Struct

from dragoman.schema.codes import (
    body_of,
    fold,
    is_place,
    iterate_agencies,
    iterate_aliases,
    iterate_bodies,
    iterate_places,
    look_up,
)

_TOKEN = re.compile(r"([A-Z][\w’'.]*)")
_GAP = re.compile(r"\s+(?:of\s+(?:the\s+)?)?")
# "Democratic Republic of the Congo" is of three words that are written large.
_MOST_WORDS = 4
_MOST_KEPT = 100_000


class Named(Struct, frozen=True, gc=False):
    """A place `[start, end)` that names a state (`country`) or a body of no state (`body`).

    `is_city` says that it is a capital, which may be only where something is.
    """

    start: int
    end: int
    country: str | None
    body: str | None = None
    is_city: bool = False


class States(Struct, frozen=True, gc=False):
    """The states and bodies that a text names, in order, the longest name first; and by country all places
    where a name of it begins, also within the name of another place.

    Whatever part of the text is looked at, it names the state in no other place.
    """

    named: list[Named]
    places: dict[str, list[int]]


def named_states(text: str, start: int = 0, end: int | None = None) -> list[Named]:
    """Find the states and bodies that a stretch of a text names, in order, the longest name first."""
    return list(_longest(_names(text[start:end], start)))


def all_states(text: str) -> States:
    """Find what a whole text names, read once."""
    names = list(_names(text, 0))
    places: dict[str, list[int]] = {}
    for one in names:
        if one.country:
            places.setdefault(one.country, []).append(one.start)
    return States(list(_longest(names)), places)


def _longest(names: Iterable[Named]) -> Iterator[Named]:
    """Give of names that begin or lie within one another the first and longest; of no place but a state's."""
    free = 0
    for one in names:
        if one.start >= free:
            free = one.end
            if one.country or one.body:
                yield one


def _names(text: str, offset: int) -> Iterator[Named]:
    """Give all names of states, bodies and places, by where they begin, the longest first."""
    pieces = _TOKEN.split(text)
    words = pieces[1::2]
    ends = list(accumulate(map(len, pieces), initial=offset))[1:]
    for at in compress(range(len(words)), map(_MAY_BEGIN.__getitem__, words)):
        runs, name, last = [words[at]], words[at], at
        while len(runs) < _MOST_WORDS and last + 1 < len(words) and (gap := _between(pieces[2 * last + 2])):
            last += 1
            name = f"{name}{gap}{words[last]}"
            runs.append(name)
        for more in range(len(runs) - 1, -1, -1):
            meant = _meant(runs[more])
            if meant is not None:
                yield Named(ends[2 * at], ends[2 * (at + more) + 1], *meant)


@lru_cache(maxsize=4096)
def _between(gap: str) -> str | None:
    """Give what stands between two words of one name with single spaces; None where the name ends."""
    if _GAP.fullmatch(gap) is None:
        return None
    return f" {' '.join(gap.split())} " if gap.strip() else " "


@lru_cache(maxsize=16384)
def names_elsewhere(words: str, country: str) -> bool:
    """Say whether words hold a state's name only within that of another place, as "New Mexico" does."""
    parts = [_meant(match[0]) for match in _TOKEN.finditer(words)]
    held = any(meant is not None and meant[0] == country for meant in parts)
    return held and all(one.country != country for one in named_states(words))


@cache
def _first_words() -> frozenset[str]:
    """Give the first words of all known names, as they are written and in capital letters."""
    names = {alias.name for alias in iterate_aliases()} | {place for place, _ in iterate_places()}
    names |= {name for body in iterate_bodies() for name in (body.name, *body.aliases)}
    names |= {name for one in iterate_agencies() for name in (*one.sure, *one.acts)}
    words = {fold(name).split(" ", 1)[0] for name in names}
    return frozenset(words | {word.upper() for word in words})


class _MayBegin(dict[str, bool]):
    """Whether a known name may begin with a word, by word: it may with one in five that are written large."""

    def __missing__(self, word: str) -> bool:
        plain = word.replace("’", "'")
        forms = (plain, plain.rstrip(".'"), re.sub(r"'s?$", "", plain))
        may = not plain.isascii() or plain in ("The", "THE") or any(one in _first_words() for one in forms)
        if len(self) < _MOST_KEPT:
            self[word] = may
        return may


# A table, as a text of a hundred pages has ten thousand such words.
_MAY_BEGIN = _MayBegin()


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
