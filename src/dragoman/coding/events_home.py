"""What a state does at home with itself: its offices at work together, rules for them, trips, ceremonies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dragoman.coding.cues import read_table
from dragoman.coding.mentions_domains import home_state
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Mention, Ref
from dragoman.text.sentences import Range

# "The Secretary |shall consult", "agencies shall: (a) |work": what an order has offices do.
_SHALL = re.compile(r"\bshall\b[^.;]{0,80}\Z")
_PROVIDED = ("AGREE", "CONSULT", "COOPERATE", "REQUEST")
_REACH = 90
# "Her visit |with the president", "the visit |by the president": whom one goes to, or who comes.
_MEETS = re.compile(r"\s+(?:with|by|of|from|between)\b", re.IGNORECASE)
# "The FTC", "OMB and DOJ": offices by their letters.
_LETTERS = re.compile(r"\b(?!US\b|USA\b|UK\b|EU\b|UN\b)[A-Z][A-Z-]{1,6}\b")

# Offices of states within the state, of towns and of firms. "State" with a capital is a department's name.
_OTHERS_OFFICE = re.compile(
    r"\b(?:states?|[Ll]ocal|[Tt]ribal|[Tt]erritorial|[Pp]rivate|[Cc]ity|[Cc]ounty|[Mm]unicipal|[Cc]ommunity)\b"
)


class Home:
    """Tells what is done at home; in an article of news only trips are, for whose home it is nobody says."""

    def __init__(self, article: Article, mentions: Sequence[Mention]):
        self._text = article.text
        self._state = home_state(article.url)
        # Bodies are too often another state's namesakes.
        named = (one for one in mentions if one.country is not None and one.type != "ORG")
        known = sorted(named, key=lambda one: one.span)
        self._named = [(one.span.start, one.country or "") for one in known]
        self._places = [one for one in known if one.type == "LOC"]

    def names_others(self, row: Event, place: Range) -> bool:
        """Say whether the sentence of an event names another state than who acts, or dealings with others."""
        homes = {self._state} if self._state is not None else {ref.country for ref in row.actors}
        low, high = (bisect_left(self._named, (at, "")) for at in place)
        if any(country not in homes for _, country in self._named[low:high]):
            return True
        return _words("others").search(self._text, *place) is not None

    def is_routine(self, row: Event, place: Range) -> bool:
        """Say whether a state's own paper tells of its offices alone; `place` is the event's sentence."""
        if self._state is None or not _is_among(row, self._state):
            return False
        before = self._text[place[0] : row.trigger.start]
        is_rule = row.type in _PROVIDED and row.status == "planned" and _SHALL.search(before) is not None
        # In a treaty "the parties shall consult" each other.
        is_rule = is_rule and all(ref.country is not None or _is_office(ref) for ref in row.actors)
        is_work = "COOPERATE" in (row.type, row.about) and row.type in ("COOPERATE", "AGREE")
        return (
            is_rule or (is_work and _are_offices(row)) or self._is_ceremony(row, place)
        ) and not self.names_others(row, place)

    def is_trip(self, row: Event, place: Range) -> bool:
        """Say whether somebody goes to a place in the own country, where no one is told to be met."""
        homes = {ref.country for ref in row.actors}
        if "CONSULT" not in (row.type, row.about) or _words("trips").fullmatch(row.trigger.text) is None:
            return False
        if _MEETS.match(self._text, row.trigger.end) is not None:
            return False
        if len(homes) != 1 or None in homes or not all(map(self._is_place, row.recipients)):
            return False
        high = min(place[1], row.trigger.end + _REACH)
        told = [one.country for one in self._places if row.trigger.end <= one.span.start < high]
        return bool(told) and set(told) == homes

    def _is_place(self, ref: Ref) -> bool:
        """Say whether a party is a place that is named."""
        return ref.span is not None and any(ref.span.overlaps(one.span) for one in self._places)

    def _is_ceremony(self, row: Event, place: Range) -> bool:
        if "CONSULT" not in (row.type, row.about) or row.recipients:
            return False
        if _words("going_there").fullmatch(row.trigger.text) is None:
            return False
        after = self._text[row.trigger.end : min(place[1], row.trigger.end + _REACH)]
        return _words("ceremonies").search(after) is not None


def _is_among(row: Event, home: str) -> bool:
    """Say whether no party of an event is known to be of another state."""
    return all(ref.country in (None, home) for ref in (*row.actors, *row.recipients))


def _are_offices(row: Event) -> bool:
    parties = [ref for ref in (*row.actors, *row.recipients) if ref.span is not None]
    return bool(row.actors) and all(map(_is_office, parties))


def _is_office(ref: Ref) -> bool:
    """Say whether a party is an office of the state: "the Bureau", "OMB"; not "the city council", "GM"."""
    words = ref.span.text if ref.span is not None else ""
    if _OTHERS_OFFICE.search(words) is not None:
        return False
    is_by_letters = ref.country is not None and _LETTERS.search(words) is not None
    return is_by_letters or _words("offices").search(words) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_table('events_home.toml')[name]})\b", re.IGNORECASE)
