"""Whose a paper is that goes without its maker: "the report", where "the Treasury released a report" before.

And "the judge's statement", "her letter": what they say is said by whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_subjects import find_subject
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

_FILE = "refs_words"
_PAPERS = listed(_FILE, "papers", "kinds")
_KIND = either(_FILE, "papers", "kinds")
# "released a first-of-its-kind |report|", "another report".
_RELEASED = re.compile(
    rf"\b{either(_FILE, 'papers', 'released')}\s+(?:an?|its|their|his|her|the)\s+"
    rf"(?:[\w’'-]+\s+){{0,4}}?(?P<kind>{_KIND})\b"
)
_ANOTHER = re.compile(rf"\b(?:[Aa]n?|[Aa]nother)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<kind>{_KIND})\b")
_OWNED = re.compile(
    rf"(?:(?:[Pp]art|[Ss]ome|[Pp]arts)\s+of\s+)?(?P<owner>(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts)(?:\s+[a-z][\w-]*){{0,3}}?)"
    rf"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+)?{_KIND}"
)
_PRONOUNS = frozenset(("his", "her", "its"))
# So many sentences back it may have been released.
_REACH = 3
# So many characters may stand between the subject and its verb: initials, "has also".
_TO_VERB = 24


def owner_of(text: str, span: Span) -> Span | None:
    """Give the words for whose paper or speech a phrase without a name is: "|the judge|'s statement"."""
    found = _OWNED.fullmatch(text, span.start, span.end)
    if found is None:
        return None
    owner = found["owner"]
    possessive = text[found.end("owner") : found.end("owner") + 1] in ("'", "’")
    if possessive == (owner.lower() in _PRONOUNS) or owner.lower() == "the":
        return None
    return Span.take(text, found.start("owner"), found.end("owner"))


def released_by(text: str, sentences: Sequence[Range], at: int, index: int, head: str) -> Span | None:
    """Give the words for who released the paper that a phrase at `at`, in sentence `index`, takes up.

    Only the subject of one of the last sentences; and none where another such paper is spoken of since.
    """
    if head not in _PAPERS:
        return None
    for low, end in reversed(sentences[max(0, index - _REACH) : index + 1]):
        high = min(end, at)
        found = next((one for one in _RELEASED.finditer(text, low, high) if one["kind"] == head), None)
        if found is not None:
            subject = find_subject(text, low, found.end())
            if subject is None or subject.again or subject.end + _TO_VERB < found.start():
                return None
            return Span.take(text, subject.start, subject.end)
        if any(one["kind"] == head for one in _ANOTHER.finditer(text, low, high)):
            return None
    return None
