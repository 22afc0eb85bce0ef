"""Who "they" are to an official who is quoted: the other side, of which was spoken last.

"Chilean officials want flights. “They asked us,” the Peruvian minister said": whoever speaks for a state says
"we" for it, and "they" for those of the other state that a sentence before begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from dragoman.coding.refs_subjects import find_subject
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

_BACK = 5
_THEM = frozenset(("they", "them"))
_STATES = ("LOC", "NORP")
# "The statement", "A round": one thing, which nobody calls "they".
_ONE_THING = re.compile(r"(?:The|An?|This|That|No)\s")


class Side(Struct, frozen=True):
    """The other side, if it was found; `is_open` where nothing told tells against any."""

    ref: Ref | None = None
    is_open: bool = False


_OPEN = Side(is_open=True)
_CLOSED = Side()


def is_them(span: Span) -> bool:
    """Say whether words are "they" or "them"."""
    return span.text.lower() in _THEM


def other_side(layout: Layout, span: Span, home: str, inside: Callable[[Span], Sequence[Mention]]) -> Side:
    """Find the other side than that of `home` (alpha-3), whose official says `span`.

    `inside` gives the mentions in a place. Sentences that begin with people by name, with the speaker's own
    side or with "they" are passed over; one that begins with others who are many ends the search.
    """
    index = layout.sentence_at(span.start)
    if index is None:
        return _OPEN
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        subject = find_subject(layout.text, *layout.sentences[at])
        if subject is None or subject.again:
            continue
        words = Span.take(layout.text, subject.start, subject.end)
        named = inside(words)
        states = {one.country for one in named if one.country is not None}
        if home in states or any(one.type == "PER" for one in named):
            continue
        if len(states) != 1:
            if subject.number != "one" or not _ONE_THING.match(words.text):
                return _CLOSED
            continue
        (state,) = states
        is_state = any(one.type in _STATES and one.span == words for one in named)
        if subject.number != "many" and not is_state and not any(one.type == "ORG" for one in named):
            return _CLOSED
        actor = country_name(state) if is_state else None
        return Side(Ref(span=span, actor=actor, country=state, resolved_by="pronoun"))
    return _OPEN
