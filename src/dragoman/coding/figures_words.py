"""The words that figures are read by, loaded once from its tables, and the tokens of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from dragoman.coding.figures_units import load

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'\-.&][^\W\d_]+)*(?:[’']|(?=\W|$))|[0-9][0-9,.]*[0-9]|\d|[^\s\w]|\w"
)


class Words(Struct, frozen=True):
    """Word lists of figures.toml as sets, and the patterns made of them."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    normal: dict[str, str]
    low: frozenset[str]
    high: frozenset[str]
    open: frozenset[str]
    designators: frozenset[str]
    designator_plurals: frozenset[str]
    citations: frozenset[str]
    models: frozenset[str]
    parties: frozenset[str]
    stops: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]
    gerunds: frozenset[str]
    rise: frozenset[str]
    fall: frozenset[str]
    rise_after: frozenset[str]
    fall_after: frozenset[str]
    change_borders: frozenset[str]
    idle_verbs: frozenset[str]
    gathers: frozenset[str]
    level: frozenset[str]
    cue: re.Pattern[str]
    starters: frozenset[str]


@cache
def words() -> Words:
    """Load the word lists, once."""
    data = load("figures.toml")
    normal = {
        phrase: name
        for table in ("qualifiers_before", "qualifiers_after")
        for name, phrases in data[table].items()
        for phrase in phrases
    }
    before = _alternation(phrase for phrases in data["qualifiers_before"].values() for phrase in phrases)
    after = _alternation(phrase for phrases in data["qualifiers_after"].values() for phrase in phrases)
    stops = data["stops"]
    return Words(
        before=re.compile(
            rf"(?:(?<![\w-])(?P<word>{before})\s+|(?<![^\s(])(?P<sign>[~≈<>≥≤])\s?)$", re.IGNORECASE
        ),
        after=re.compile(rf"(?:\s+(?=o|p)|(?=[-+]))(?P<word>{after})(?!\w)", re.IGNORECASE),
        normal=normal,
        low=frozenset(data["bounds"]["low"]),
        high=frozenset(data["bounds"]["high"]),
        open=frozenset(data["bounds"]["open"]),
        designators=_set(data["designators"]["words"]),
        designator_plurals=_set(data["designators"]["plural_ok"]),
        citations=_set(data["citations"]["words"]),
        models=_set(data["models"]["numbers"]),
        parties=_set(data["parties"]["words"]),
        stops=_set(stops["prepositions"]) | _set(stops["function"]),
        prepositions=_set(stops["prepositions"]),
        verbs=_set(stops["verbs"]),
        plurals=_set(stops["plurals"]),
        gerunds=_set(stops["gerunds"]),
        rise=_set(data["rise"]["words"]),
        fall=_set(data["fall"]["words"]),
        rise_after=_set(data["rise"]["after"]),
        fall_after=_set(data["fall"]["after"]),
        change_borders=_set(data["change"]["borders"]),
        idle_verbs=_set(data["change"]["idle_verbs"]),
        gathers=_set(data["change"]["gathers"]),
        level=_set(data["level_verbs"]["words"]),
        cue=re.compile(
            r"\b(?:"
            + "|".join(cue.replace("*", r"\w*") for cue in data["comparing"]["cues"].split())
            + r")\b",
            re.IGNORECASE,
        ),
        starters=_set(data["comparing"]["starters"]),
    )


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _alternation(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))


def listed(table: str, name: str) -> frozenset[str]:
    """Give a word list of figures_words.toml."""
    entry = load("figures_words.toml")[table][name]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


def either(table: str, name: str) -> str:
    """Give a word list of figures_words.toml as one alternation for a pattern."""
    return f"(?:{_alternation(listed(table, name))})"


class Token(Struct, frozen=True, gc=False):
    """A word, number or mark of a sentence, `[start, end)` in the article; `low` is it in lower case."""

    start: int
    end: int
    word: str
    low: str

    @property
    def is_word(self) -> bool:
        """Say whether it is a word, not a number or mark."""
        return self.word[0].isalpha()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut `text[start:end]` into tokens."""
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text, start, end)]


def is_plural(token: Token) -> bool:
    """Say whether a token looks like a plural noun."""
    return looks_plural(token.low)


def looks_plural(low: str) -> bool:
    """Say whether a word looks like a plural noun: "-s" but not "-ss", "-us", "-is", or one of the list."""
    if low in words().plurals:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s", "ous"))
