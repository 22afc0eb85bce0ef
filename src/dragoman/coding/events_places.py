"""Words that are read as where an act was done and are no place: labels of turns, short names of meetings."""

from __future__ import annotations

import functools
import re

from dragoman.coding.cues import read_table
from dragoman.schema.span import Span

_REACH = 30


def is_no_place(text: str, span: Span) -> bool:
    """Say whether words are an office, or the short name of a meeting: "the Andean Summit (|AS|)"."""
    office, short_for = _patterns()
    before = short_for.search(text, max(0, span.start - _REACH), span.start)
    return office.fullmatch(span.text) is not None or before is not None


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("events_places.toml")
    return (
        re.compile(
            rf"(?:(?:the|a|an|our|his|her|their)\s+)?(?:[\w.’'-]+\s+){{0,3}}?(?:{table['offices']})s?",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{table['meetings']})\s*\(\Z", re.IGNORECASE),
    )
