"""Capitalised words of a text and the runs they form: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.coding.mentions_words import hyphen_suffixes, load_words, words
from dragoman.text.layout import Layout

_MAX_TOKENS = 24


class Token:
    """A capitalised word `[start, end)`, or a small word (`glue`) that links two of them."""

    __slots__ = ("end", "glue", "start", "text")

    def __init__(self, start: int, end: int, text: str, *, glue: bool = False):
        self.start = start
        self.end = end
        self.text = text
        self.glue = glue

    def __repr__(self) -> str:
        return f"{'+' if self.glue else ''}{self.text}"


@cache
def _upper_class() -> str:
    """Give the inside of a character class that holds every capital letter of the basic plane."""
    return "".join(char for char in map(chr, range(0x10000)) if char.isupper() and char.isalpha())


@cache
def _pattern() -> re.Pattern[str]:
    upper = _upper_class()
    prefix = r"(?:(?:al|el|as|ar|an|ash|at|ad|az|ed|es|ul|d|l|O|D|L)[-'’])?"
    # "O'Neil", "N'Djamena", but not the "'s" of a possessive.
    inner = (
        rf"(?:['’ʼ](?!s(?!\w))\w+|\.(?=[{upper}](?!\w))\w|&(?=\w)\w+"
        rf"|[-‑](?:(?:a|au|de|du|al|el|la|le|les|sur|in|upon|on|the|ben|bin|i|y|e)[-‑])*[{upper}]\w*"
        r"|[-‑](?=[a-z]{2,6}(?!\w))[a-z]+)"
    )
    return re.compile(rf"(?<![\w@#/.]){prefix}[{upper}]\w*{inner}*(?:(?<=\b[{upper}])\.)?")


@cache
def _glue_pattern() -> re.Pattern[str]:
    particles = load_words("name_words")["particles"].split()
    parts = "|".join(sorted({*particles, "of", "for", "and", "the"}, key=len, reverse=True))
    return re.compile(rf"\s+(?:(?:{parts}|&)\s+){{0,3}}\Z")


# "I’m", "We've", "Don’t": no names.
_CONTRACTED = re.compile(r"(?:['’](?:m|ve|ll|re|d)|n['’]t)\Z", re.IGNORECASE)
# Before the "Jae-in" of "Moon Jae-in": a word with a capital, and no stop.
_AFTER_NAME = re.compile(r"\b[A-Z][a-z]+ \Z")
_ABBREVIATED = frozenset(
    """Mr Mrs Ms Dr Prof Rev Fr St Gen Lt Col Maj Capt Cmdr Sgt Adm Brig Gov Sen Rep Reps Sens Pres Amb
    Hon Messrs Mme Jr Sr Sec Sra""".split()
)


def iterate_runs(layout: Layout) -> Iterator[tuple[int, list[Token]]]:
    """Yield the runs of capitalised words: (index of the sentence, tokens), in order of place.

    A run never leaves its sentence; glue never begins or ends it. Linear in the length of the text.
    """
    text = layout.text
    find = _pattern().finditer
    glue_between = _glue_pattern().match
    for index, (start, end) in enumerate(layout.sentences):
        run: list[Token] = []
        for found in find(text, start, end):
            if _CONTRACTED.search(found[0]):
                if run:
                    yield index, run
                    run = []
                continue
            token = _trim(found[0], found.start(), text)
            if run:
                last = run[-1]
                gap_start = last.end
                width = token.start - gap_start
                gap = text[gap_start : token.start] if width <= 40 else "|"
                if gap[:1] == "." and last.text.title() in _ABBREVIATED:
                    gap = gap[1:]
                if gap == " " and len(run) < _MAX_TOKENS:
                    run.append(token)
                    continue
                if len(run) < _MAX_TOKENS and glue_between(gap):
                    run.extend(_glue(gap, token.start - len(gap)))
                    run.append(token)
                    continue
                yield index, run
                run = []
            run.append(token)
        if run:
            yield index, run


def _glue(gap: str, at: int) -> Iterator[Token]:
    for word in re.finditer(r"\S+", gap):
        yield Token(at + word.start(), at + word.end(), word[0], glue=True)


def _trim(word: str, start: int, text: str) -> Token:
    """Cut a hyphened tail or head that is no part of the name: "Havana-based", "May-Cuba" (a lost dash)."""
    cut = word.rfind("-")
    if cut > 0:
        if (
            word[cut + 1 : cut + 2].islower()
            and word[cut + 1 :] in hyphen_suffixes()
            and not (word.endswith("-in") and _AFTER_NAME.search(text, max(0, start - 20), start))
        ):
            word = word[:cut]
        head = word.partition("-")[0]
        rest = word[len(head) + 1 :]
        if rest[:1].isupper() and head in words().never and word not in words().never:
            start += len(head) + 1
            word = rest
    return Token(start, start + len(word), word)
