"""Makes names of bodies whole that were cut at "and" or a comma: "Customs and |Border Protection|"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_words import listed
from dragoman.schema.codes import body_of
from dragoman.text.sentences import Range

_REMITS = listed("name_words", "remits", "remits")
_WHOLE = listed("name_words", "remits", "whole")
_BODIES = frozenset(name.replace("_", " ") for name in listed("name_words", "remits", "bodies"))
_LINK = r"(?:,? (?:and|&) |, )"
_WORD = r"[A-Z][\w'’-]*"
_AFTER = re.compile(rf"({_LINK})({_WORD}(?: {_WORD})*)")
_BEFORE = re.compile(rf"({_WORD}(?: {_WORD})*)({_LINK})\Z")
_FIRST_LINK = re.compile(rf"\A{_LINK}")
_REACH = 60
_OF = re.compile(r"\b(?:of|for)\b(?! the\b)")
_OF_WHAT = re.compile(rf" (?:of|for) ({_WORD})")
_LOOSE = re.compile(r"(?: and| or| &)+\Z")


def whole_body(text: str, place: Range, low: int, high: int) -> Range:
    """Give the place of a body's name with all that the body is for, within `[low, high)`.

    "Bureau of |Alcohol|, Tobacco and Firearms" goes on behind, "Refugees and |Immigration Services|" begins
    before. Words that no department is for make another name, and so does what stands behind a whole one
    ("the Border Force and Customs") or one of the table.
    """
    start, end = place
    end -= len(found[0]) if (found := _LOOSE.search(text[start:end])) else 0
    known = body_of(text[start:end]) is not None
    further = _goes_on(text, start, end, high)
    first = _begins(text, start, further, low)
    if (first, further) == (start, end) or body_of(text[first:further]) is not None:
        return first, further
    if known:
        return start, end  # what stands beside a body of the table is another
    return first, end if is_body(_FIRST_LINK.sub("", text[end:further])) else further


def _goes_on(text: str, start: int, end: int, high: int) -> int:
    words = text[start:end].split()
    is_of = _OF.search(text[start:end]) is not None
    if not words or not (is_of or _are_remits(words[-1:])) or _is_whole(words[-1]):
        return end
    at, reached = end, end
    while (found := _AFTER.match(text, at, high)) is not None and _are_remits(found[2].split()):
        if found[1] == ", " and not is_of:
            # "Homeland Security, Housing and Urban Development" are two.
            break
        at = found.end()
        if found[1] != ", ":
            reached = at
        if _is_whole(found[2].split()[-1]):
            break
    # "Registration |of Persons|"
    more = _OF_WHAT.match(text, reached, high) if reached > end else None
    return more.end() if more is not None and _are_remits([more[1]]) else reached


def _begins(text: str, start: int, end: int, low: int) -> int:
    """Take in the remits before "and", with the state that stands before them, if what follows is one."""
    if not _are_remits(text[start:end].split()):
        return start
    found = _BEFORE.search(text, max(low, start - _REACH), start)
    if found is None or found[2] == ", ":
        return start
    words = found[1].split()
    remits = len(words)
    while remits and _are_remits(words[remits - 1 : remits]):
        remits -= 1
    if remits == len(words) or _is_whole(words[-1]):
        return start
    return found.end(1) - len(" ".join(words[remits:]))


def is_body(words: str) -> bool:
    """Say whether words are the name of a body by themselves: "Immigration and Customs Enforcement"."""
    return body_of(words) is not None or words in _BODIES


def _are_remits(words: Sequence[str]) -> bool:
    return bool(words) and all(word.lower().rstrip("'’") in _REMITS for word in words)


def _is_whole(word: str) -> bool:
    return word.lower() in _WHOLE
