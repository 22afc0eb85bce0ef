"""Whose people somebody is by what the article calls them later, or by the name of the body they serve."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_occupations import is_trade_that_says
from dragoman.coding.mentions_titles import head_of
from dragoman.schema.codes import body_of, look_up

# "|Ann Roe|, 38, general secretary of national council |Food Bank All Japan|": only small words between.
_SERVES = re.compile(
    r",\s+(?:\d{1,3},\s+)?(?:(?:the|an?)\s+)?((?:[a-z][a-z-]*\s+){1,4})(?:of|at|for|with)\s+(?:[a-z][a-z-]*\s+){0,3}"
)
_HEAD = r"(?:president|prime\s+minister|chancellor|premier)\b"
_ELECTED = re.compile(r"\s+(?:has\s+|have\s+|had\s+)?(?:just\s+)?(?:re-?)?elected\s+")
_AS_HEAD = re.compile(rf"\s+(?:as\s+)?(?:(?:its|the|their|new|next|first)\s+){{0,3}}{_HEAD}")
# "|Ann Roe| succeeding her as the president of |Peru": up to the state.
_TOOK_OFFICE = re.compile(
    r"\s+(?:(?:has|had|have|was|is|been|just|again|then|later|will|be|to)\s+){0,3}"
    r"(?:succeeding|succeeded|succeeds?|replacing|replaced|replaces?|elected|re-elected|inaugurated|sworn\s+in|appointed"
    r"|served|serving|serves?)\s+"
    rf"(?:(?:him|her|them|[A-Z][\w’-]*(?:\s[A-Z][\w’-]*){{0,2}})\s+)?as\s+(?:the\s+)?(?:[a-z\d]+\s+)?(?i:{_HEAD})"
    r"\s+of\s+(?:the\s+|Great\s+)?"
)
_SET_OFF = re.compile(r"(?:\s[–—-]\s[^–—.;]{5,120}\s[–—-])?\s(?:is|was|became)\s+")
_ITS_HEAD = re.compile(rf"['’]s\s+(?:[\w-]+\s+){{0,4}}{_HEAD}")
_THE = re.compile(r"\b[Tt]he\s+\Z")
_ENDS = re.compile(r"\s*[,.;(]")
_REACH = 110  # characters


def served_state(text: str, names: Sequence[Name], index: int) -> str | None:
    """Give the state in the name of the body that a person serves: "|Ann Roe|, head of |Aid Peru|"."""
    after = names[index + 1] if index + 1 < len(names) else None
    if after is None or after.type != "ORG" or after.start - names[index].end > _REACH:
        return None
    found = _SERVES.fullmatch(text, names[index].end, after.start)
    words = after.text.split()
    if found is None or len(words) < 2 or head_of(" ".join(found[1].split())) is None:
        return None
    # The first or last words of the body's name: "Peruvian Larkwind", "Larkwind of South Korea".
    for size in (3, 2, 1):
        for part in (words[-size:], words[:size]):
            alias = look_up(" ".join(part)) if len(part) < len(words) else None
            if alias is not None and alias.kind in ("name", "people"):
                return alias.country
    return None


def elected_state(text: str, names: Sequence[Name], index: int) -> str | None:
    """Give the state that somebody is said to head: "Peru has elected |Ann Roe| as its president".

    And "|Ann Roe| – who ran before – is Peru's first president", "with |Ann Roe| succeeding him as president
    of Peru".
    """
    before, after = names[index - 1] if index else None, names[index + 1] if index + 1 < len(names) else None
    end = names[index].end
    if before is not None and _ELECTED.fullmatch(text, before.end, names[index].start):
        return _state_named(before) if _AS_HEAD.match(text, end) else None
    if (head_of_state := _took_office(text, names, index)) is not None:
        return head_of_state
    if after is not None and _SET_OFF.fullmatch(text, end, after.start) and _ITS_HEAD.match(text, after.end):
        return _state_named(after)
    return None


def _took_office(text: str, names: Sequence[Name], index: int) -> str | None:
    """Give the state that somebody took over, which stands among the next names."""
    found = _TOOK_OFFICE.match(text, names[index].end, names[index].end + _REACH)
    if found is None:
        return None
    near = names[index + 1 : index + 4]
    return next((_state_named(one) for one in near if one.start <= found.end() < one.end), None)


def _state_named(name: Name) -> str | None:
    return name.alias.country if name.alias is not None and name.alias.kind == "name" else None


def directed_state(text: str, names: Sequence[Name], index: int, end: int) -> str | None:
    """Give the state of the body that a comma parts from its office: "|Ann Roe|, Director, |Larkwind|".

    `end` is where the office ends.
    """
    after = names[index + 1] if index + 1 < len(names) else None
    if after is None or after.type != "ORG" or after.start < end:
        return None
    if text[end : after.start] not in (", ", ",\n") or not _ENDS.match(text, after.end):
        return None
    body = after.body or body_of(" ".join(after.text.split()))
    return body.country if body is not None else None


def described_state(text: str, names: Sequence[Name], first_at: int) -> str | None:
    """Give the state of the one person whom an article names, where it calls them by their people later.

    "Ann Roe … the French artist said": definite, of a trade and no office, and one who says.
    """
    found = {
        name.alias.country
        for name in names
        if name.alias is not None
        and name.alias.kind == "people"
        and name.start > first_at
        and _THE.search(text, max(0, name.start - 5), name.start)
        and is_trade_that_says(text, name.end)
    }
    return found.pop() if len(found) == 1 else None
