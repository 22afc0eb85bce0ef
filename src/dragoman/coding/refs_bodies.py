"""Bodies beside a common noun: "the APS agency", "Larkwind's analysis", "the trade body, Larkwind".

And who speaks for a body without a name, as "he" takes that one up later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_phrases import HE, body_heads
from dragoman.schema.rows import Mention
from dragoman.schema.span import Span

_FILE = "refs_words"
_KINDS = listed(_FILE, "bodies", "kinds")
_WORKS = listed(_FILE, "bodies", "works")
_BETWEEN = re.compile(r"(?:\s+[a-z][\w-]*)?\s+\Z")
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}\Z")
_DEPENDS = re.compile(r"\b(?:of|for|at|in|by|from|with|to)\s")
_ENDS = re.compile(r"[\s,.;:)]*")
_NAME = r"[A-Z](?:[\w&’'-]|\.(?=\w))*"
# "an |ASI spokesman|", "a spokeswoman for |Larkwind|".
_SPEAKER = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s+(?:(?:[\w’'&-]|\.(?=\w|\s[a-z]))+\s+){0,6}?"
    rf"(?P<who>{either(_FILE, 'bodies', 'speakers')})\b"
    rf"(?:\s+(?:for|of|from|at|with)\s+(?:the\s+)?{_NAME}(?:\s{_NAME}){{0,5}})?"
)


def body_before(text: str, start: int, end: int, head: str, body: Mention) -> bool:
    """Say whether the noun `head` that ends a phrase is the body's kind, or a work that it owns."""
    if _DEPENDS.search(text, start, body.span.start) is not None:
        return False  # "the members of the |Larkwind party"
    gap = text[body.span.end : max(body.span.end, end - len(head))]
    if head in _KINDS:
        return _BETWEEN.fullmatch(gap) is not None
    return head in _WORKS and (_OWNS.fullmatch(gap) is not None or _BETWEEN.fullmatch(gap) is not None)


def body_apposed(text: str, end: int, span: Span, head: str, after: Sequence[Mention]) -> Mention | None:
    """Find the body that a comma sets beside its kind at a phrase's end: "the trade body, |Larkwind|"."""
    if head not in _KINDS and head not in body_heads():
        return None
    for one in after:
        if one.type == "ORG" and one.actor is not None and text[end : one.span.start] in (", ", ", the "):
            return one if _ENDS.fullmatch(text, one.span.end, span.end) else None
    return None


def nameless_speakers(text: str, low: int, high: int, pronoun: str) -> Iterator[Span]:
    """Yield phrases of nameless people who speak for bodies, the last first, whom the pronoun fits."""
    barred = "spokeswoman" if pronoun in HE else "spokesman"
    for found in reversed(list(_SPEAKER.finditer(text, low, high))):
        if found["who"] != barred:
            yield Span.take(text, found.start(), found.end())
