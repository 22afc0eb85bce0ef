"""The day by which an act is to be done; a day from which it holds, or to which, is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.links.undertakings_acts import decrees, meets
from dragoman.schema.rows import Time
from dragoman.schema.span import Span

_BY = frozenset("on by in from before starting beginning than late early mid".split())
# So far before a time the words that lead it are looked for.
_REACH = 48
_ON = r"\s+(?:(?:on|in|from|as of|until|of|at \S+)\s+)?(?:the\s+)?\Z"
# To this day something holds, or by law from it on.
_TERM = re.compile(
    r"\b(?:since|until|till|through|as of|effective|valid|expir\w+|dated|in force"
    rf"|(?:into|take[sn]?|taking|took) effect){_ON}",
    re.IGNORECASE,
)
# From this day on: that of a decree takes effect by itself, other acts begin on it or are late.
_FROM = re.compile(rf"\b(?:from|starting|beginning|commencing){_ON}", re.IGNORECASE)
# When something else takes place, of which the act is: "towards the meeting to be held in May".
_OF_ANOTHER = re.compile(
    r"\b(?:to be|being|was|were|is|are)\s+(?:held|hosted|convened|scheduled|published)\s+(?:on|in|for)\s+\Z",
    re.IGNORECASE,
)
# "Meet officials who were elected in |May|", "the minister, whose term ends in |May|".
_OF_WHOM = re.compile(r"\b(?:who|whom|whose|which)\b[^,;]*\Z", re.IGNORECASE)


def due_in(text: str, act: Span, times: Iterable[Time], published: str | None) -> str | None:
    """Give the day in an act by which it is to be done, later than the report; None where none is.

    To meet is to be done on the day that is told, whatever word stands before it.
    """
    meeting = meets(act.text)
    for one in times:
        if not (act.start <= one.span.start and one.span.end <= act.end) or one.latest is None:
            continue
        before = text[max(act.start, one.span.start - _REACH) : one.span.start]
        of_act = _leads(before) and not _OF_ANOTHER.search(before)
        led = meeting or (of_act and not is_term(text, one.span, act.text))
        led = led and not _OF_WHOM.search(before)
        if led and published and one.latest >= published:
            return one.value
    return None


def _leads(before: str) -> bool:
    words = before.lower().split()
    return bool(words) and words[-1] in _BY


def is_term(text: str, time: Span, act: str) -> bool:
    """Say whether a time tells from when, or until when, an act holds: not by when it is to be done."""
    where = (text, max(0, time.start - _REACH), time.start)
    return _TERM.search(*where) is not None or (decrees(act) and _FROM.search(*where) is not None)
