"""Apostrophes that a blank was put behind, as careless tokenisers leave them: "Peru’ s", "O’ Donnell"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dragoman.text.layout import Layout

_POSSESSIVE = re.compile(r"(?<=[^\W\d_])(['’]) s(?![\w'’])")
_TORN = re.compile(r"\b[A-Z][\w-]{0,11}['’]\s[a-z]\w+\Z")
# Not behind an "s", where a plural owns: "Citizens’ Initiative".
_WITHIN = re.compile(r"(?<=[^\W_])(?<![sSxXzZhH])(['’]) (?=\w)")
_OPENED = re.compile(r"(?<!\w)['‘’]\w")


def with_possessives(layout: Layout) -> Layout:
    """Give the layout with "’s" for "’ s"; the blank comes behind it, so that all places stay."""
    joined = _POSSESSIVE.sub(r"\1s ", layout.text)
    return layout if joined == layout.text else replace(layout, text=joined)


def without_tears(name: str) -> str:
    """Give a name without the blanks behind its apostrophes: "Brian O’Donnell" for "Brian O’ Donnell".

    A mark that closes a nickname is none: "Ana ‘The Fox’ Roca".
    """
    if _OPENED.search(name) is not None:
        return name
    return _WITHIN.sub(r"\1", name)


def torn_words(name: str) -> list[str]:
    """Give the words of a name that a blank behind an apostrophe tears: "Ya’ alon" of "Moshe Ya’ alon"."""
    return _TORN.findall(name)
