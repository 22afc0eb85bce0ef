"""Who asks in a transcript: what a reporter says in a question, no source has told."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

ASKERS = "Q|QUESTION|Question|REPORTER|Reporter|PARTICIPANT"
"""Labels of who asks, as alternatives of a pattern."""

# A label that begins a line: "Q  ", "QUESTION:" of who asks; "MS. ROE:", "A:" of who answers.
_LABEL = re.compile(
    rf"^[ \t]*(?:\*\*|__)?(?:(?P<asks>(?:{ASKERS})"
    r"(?:\s?[.:]|(?<=Q)[ \t\xa0]+(?!&|and\b)(?=\S)))"
    r"|A\.(?=\s)|(?![a-z])[^\W\d_][\w’'.\-]*(?:[ \t][\w(&][\w’'.\-)]*){0,6}[ \t]?:(?=\s|\*\*|__))",
    re.MULTILINE,
)


def is_asked_by_reporter(text: str, place: int) -> bool:
    """Say whether a place of a text lies in a reporter's turn: after "Q", before the next label."""
    starts, asks = _turns(text)
    at = bisect_right(starts, place) - 1
    return at >= 0 and asks[at]


def is_transcript(text: str) -> bool:
    """Say whether a text has a reporter's turn."""
    return any(_turns(text)[1])


# Asked of all rows of one text, by the day of the rows: so some texts are kept.
@lru_cache(maxsize=64)
def _turns(text: str) -> tuple[list[int], list[bool]]:
    found = list(_LABEL.finditer(text))
    return [one.start() for one in found], [one["asks"] is not None for one in found]
