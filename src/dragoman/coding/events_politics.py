"""Whether political actors are spoken of near a place: without any there is no political event."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.coding.cues import read_table
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Event, Mention, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# Sentences before and after an event in which they are looked for. Of 987 events coded by hand in own-dev and
# wire-dev one has none there; of the false ones in stories of sport, business and the stage three in four.
_REACH = 3


class Politics:
    """The places in an article where political actors or their dealings are named."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]):
        words, sectors, plain = _table()
        found = {match.start() for match in words.finditer(layout.text)}
        found |= {
            mention.span.start
            for mention in mentions
            if mention.sector in sectors and not plain.search(mention.role or "")
        }
        self._places = sorted(found)
        self._sentences = layout.sentences
        self._at = layout.sentence_at

    def is_near(self, span: Span) -> bool:
        """Say whether one is named within three sentences of a span."""
        index = self._at(span.start)
        if index is None:
            return False
        low = self._sentences[max(0, index - _REACH)][0]
        high = self._sentences[min(len(self._sentences) - 1, index + _REACH)][1]
        at = bisect_left(self._places, low)
        return at < len(self._places) and self._places[at] < high


def is_by_nature(event: Event, sentence: str) -> bool:
    """Say whether what was read as an act of force is a storm's or an accident's: nobody known did it."""
    if event.type != "ASSAULT" or any(ref.actor or ref.country for ref in event.actors):
        return False
    return _nature().search(sentence) is not None


def is_state(party: Ref) -> bool:
    """Say whether a party is a state itself, by whatever name."""
    return party.country is not None and party.actor == country_name(party.country)


@functools.cache
def _nature() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_table('events_politics.toml')['nature'])})\b", re.IGNORECASE)


@functools.cache
def _table() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Compile the words, the sectors that count, and the endings of roles that do not."""
    data = read_table("events_politics.toml")
    words = re.compile(rf"\b(?:{'|'.join(data['words'])})(?!\w)", re.IGNORECASE)
    plain = re.compile(rf"\b(?:{'|'.join(data['plain_roles'])})\Z", re.IGNORECASE)
    return words, frozenset(data["sectors"]), plain
