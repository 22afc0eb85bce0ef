"""Whether political actors are spoken of near a place: without any there is no political event."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.coding.cues import read_table
from dragoman.coding.mentions_family import family_name
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Event, Mention, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# Sentences before and after an event in which they are looked for. Of 987 events coded by hand in own-dev and
# wire-dev one has none there; of the false ones in stories of sport, business and the stage three in four.
_REACH = 3
# Read less surely than this, an act of parties of whom none is political is most often none of the record's.
_SURE = 0.9
# And one of which no party at all was read, read less surely than this.
_FAIR = 0.7
# What one does with or for others: with nobody told it is a plan or a boast as a rule.
_AT_HOME = ("AGREE", "AID", "SUPPORT", "COOPERATE")
_NEAR = 2
_BY_STATES = ("RETREAT", "COERCE", "SANCTION", "COOPERATE", "AID")
_COUNTED = re.compile(
    r"(?:(?:some|about|around|nearly|almost|over|more than|at least|another|the other)\s+)?"
    r"(?:[\d.,]*\d|(?:a\s+)?(?:few\s+)?(?:dozens?|hundreds?|thousands?))(?:\s+(?:people|others|more))?",
    re.IGNORECASE,
)


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
        # Where other states and dealings between states are spoken of.
        self._abroad = sorted(
            {match.start() for match in _abroad().finditer(layout.text)}
            | {one.span.start for one in mentions if one.sector == "IGO"}
        )
        self._states = [(one.span.start, one.country) for one in mentions if one.country is not None]
        self._political = {
            one.actor
            for one in mentions
            if one.actor and one.sector in sectors and not plain.search(one.role or "")
        }
        # "Roe" is Ann Roe, the president.
        self._political |= {family_name(name) for name in self._political}
        # Names of places and peoples, which stand for those who act there.
        self._named = sorted(
            (one.span for one in mentions if one.type in ("LOC", "NORP") or one.sector in sectors),
            key=lambda span: span.start,
        )
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

    def is_at_home(self, event: Event) -> bool:
        """Say whether what was read, not surely, is a state's own work, done to nobody and with nobody.

        It is where nothing is said of other states or of dealings between states within two sentences.
        """
        homes = {ref.country for ref in event.actors}
        if event.type not in _AT_HOME or event.score is None or event.score >= _SURE or event.recipients:
            return False
        index = self._at(event.trigger.start)
        if len(homes) != 1 or None in homes or index is None:
            return False
        low = self._sentences[max(0, index - _NEAR)][0]
        high = self._sentences[min(len(self._sentences) - 1, index + _NEAR)][1]
        at = bisect_left(self._abroad, low)
        if at < len(self._abroad) and self._abroad[at] < high:
            return False
        return all(not low <= start < high or country in homes for start, country in self._states)

    def lacks_party(self, event: Event, read: Sequence[Ref] = ()) -> bool:
        """Say whether what was read, not surely, is an act of nobody political: of a firm, a club, a killer.

        Whoever a pronoun or "both sides" may be is political, and so is a place, for those who act there.
        `read` are all who were read as parties: those who are none tell of what is going on.
        """
        named = (ref for ref in read if ref.span is not None and pronoun_in(ref.span.text) is None)
        parties = (*event.actors, *event.recipients, *named)
        if event.score is None or event.score >= (_SURE if parties else _FAIR):
            return False
        # Whom nobody names but a number is let go, seized or helped by a state, and killed by anybody.
        is_by_state = event.type in _BY_STATES and any(
            party.span is not None and _COUNTED.fullmatch(party.span.text) for party in event.recipients
        )
        return not is_by_state and not any(map(self._is_political, parties))

    def _is_political(self, party: Ref) -> bool:
        if party.country is not None or party.actor in self._political or party.span is None:
            return True
        words = party.span.text
        if pronoun_in(words) is not None or _party_words().search(words) is not None:
            return True
        at = bisect_left(self._named, party.span.start, key=lambda span: span.start)
        return at < len(self._named) and self._named[at].start < party.span.end


def is_by_nature(event: Event, sentence: str) -> bool:
    """Say whether what was read as an act of force is a storm's or an accident's: nobody known did it."""
    if event.type != "ASSAULT" or any(ref.actor or ref.country for ref in event.actors):
        return False
    return _nature().search(sentence) is not None


def is_state(party: Ref) -> bool:
    """Say whether a party is a state itself, by whatever name."""
    return party.country is not None and party.actor == country_name(party.country)


def is_between_states(event: Event) -> bool:
    """Say whether an act is political by its parties alone: those of one state do it to those of another.

    So it is where somebody known does it to a state itself, but for force, which storms and quakes use too.
    """
    actors = {ref.country for ref in event.actors} - {None}
    recipients = {ref.country for ref in event.recipients} - {None}
    if any(one != other for one in actors for other in recipients):
        return True
    is_known = any(ref.actor is not None for ref in event.actors)
    return is_known and event.type != "ASSAULT" and any(map(is_state, event.recipients))


@functools.cache
def _nature() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_table('events_politics.toml')['nature'])})\b", re.IGNORECASE)


@functools.cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_table('events_politics.toml')['abroad'])})\b", re.IGNORECASE)


@functools.cache
def _party_words() -> re.Pattern[str]:
    """Compile the words for political actors, with those that are such only where they are a party."""
    data = read_table("events_politics.toml")
    return re.compile(rf"\b(?:{'|'.join((*data['words'], *data['party_words']))})(?!\w)", re.IGNORECASE)


@functools.cache
def _table() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Compile the words, the sectors that count, and the endings of roles that do not."""
    data = read_table("events_politics.toml")
    words = re.compile(rf"\b(?:{'|'.join(data['words'])})(?!\w)", re.IGNORECASE)
    plain = re.compile(rf"\b(?:{'|'.join(data['plain_roles'])})\Z", re.IGNORECASE)
    return words, frozenset(data["sectors"]), plain
