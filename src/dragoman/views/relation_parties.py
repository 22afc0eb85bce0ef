"""Who acted on whom between two countries, as far as the parties of an event tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from dragoman.schema.codebook import quad_of
from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span

Side = Literal["there", "back", "both"]

# What two can do together without anybody it is done to. Of "the two states sanctioned" nobody knows whom.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE"})
# Words that say something again; of what they say, the event holds nothing. Of 14 read that were directed at
# another state, 5 said again what was held against it.
_AGAIN = re.compile(
    r"(?:re)?(?:affirm|iterat|assert)|underscor|underlin|stress|emphasi|recogni|acknowledg|not(?:ed|ing)\b|"
    r"confirm|commit|conve[yr]",
    re.IGNORECASE,
)
# People of a country, who are not its government: "the brave women of Iran", "Venezuelans".
_PEOPLE = re.compile(
    r"\b(?:peoples?|wom[ae]n|men|citizens?|civilians?|protesters?|demonstrators?|students?|workers?|opposition|"
    r"dissidents?|activists?|journalists?|communit(?:y|ies)|refugees?|migrants?|victims?|famil(?:y|ies)|"
    r"prisoners?|hostages?|\w+(?:ans|ese|is))\b",
    re.IGNORECASE,
)
# Bodies whose work is with people, day by day.
_AGENCY = re.compile(
    r"\b(?:enforcement|customs|police|polic[ií]a|patrol|guard|bureau|courts?|prosecutors?|prisons?|agency|service|"
    r"immigration|tribunal|attorney)\b",
    re.IGNORECASE,
)
# A longer list of states than this is a law's or a summit's, not a dealing with each of them.
_MOST_RECIPIENTS = 3
# Acts whose parties are often those of a war that the sentence speaks of: "discussed Russia's war on
# Ukraine", "its invasion of Ukraine, including sanctions".
_ABOUT_A_WAR = _MUTUAL | {"AID", "SANCTION", "REQUEST"}


def side_of(event: Event, one: str, other: str) -> Side | None:
    """Say which of two countries acts on which; None where the parties leave it open or it is not theirs.

    Talks are of both, whoever is named as going to whom. A country on both sides of any other act leaves
    open who did it, and two actors without a recipient have done together only what can be done together.
    """
    pair = {one, other}
    if _is_of_a_third(event, pair):
        return None
    actors = {ref.country for ref in event.actors}
    recipients = {ref.country for ref in event.recipients}
    if event.type == "CONSULT":
        # Who else stands beside two who talk is what they talk of.
        parties = actors if len(actors - {None}) > 1 else actors | recipients
        return "both" if pair <= parties else None
    if event.about is not None and "cooperation" in event.quad and "conflict" in quad_of(event.about):
        return None  # "committed to sending troops" is no cooperation with whom the troops are against
    if pair <= actors and event.type in _MUTUAL and recipients <= {None, one, other}:
        return "both"
    if actors & recipients & pair or len(recipients - {None}) > _MOST_RECIPIENTS:
        return None
    if event.type == "SUPPORT" and (_AGAIN.match(event.trigger.text) or _to_people(event, pair)):
        return None
    if one in actors and other in recipients:
        return "there"
    return "back" if other in actors and one in recipients else None


def _is_of_a_third(event: Event, pair: set[str]) -> bool:
    """Say whether a third party deals with both: "Peru works with Cuba and Mexico" is of Peru with each.

    Then it stands before the act, and both of the pair behind it.
    """
    refs = [*event.actors, *event.recipients]
    theirs = [ref for ref in refs if ref.country in pair]
    return all(ref.span is not None and ref.span.start >= event.trigger.end for ref in theirs) and any(
        ref.country not in pair and ref.span is not None and ref.span.end <= event.trigger.start
        for ref in event.actors
    )


def _to_people(event: Event, pair: set[str]) -> bool:
    """Say whether nobody of a pair is supported but people who are not named."""
    of_pair = [ref for ref in event.recipients if ref.country in pair]
    return all(
        ref.actor is None and ref.span is not None and _PEOPLE.search(ref.span.text) for ref in of_pair
    )


def borrowed(events: Sequence[Event], pair: set[str]) -> set[str]:
    """Find events whose parties are not theirs, by id of row; `events` are all that are between the two.

    "The two leaders" are taken for the two states that were named last. They are not the pair where the
    report names these only as enemies at war. And who wages a war has for that not talked with the enemy.
    """
    of_article: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of_article[event.article].append(event)
    found = set()
    for told in of_article.values():
        of_war = {event.id for event in told if _is_of_a_war(event, told, pair)}
        carried = {event.id for event in told if _is_carried(event, pair)}
        named = [event for event in told if event.id not in of_war | carried]
        foes = bool(named) and all(event.type == "ASSAULT" for event in named)
        found |= of_war | (carried if foes else set())
    return found


def directness(event: Event, pair: set[str]) -> int:
    """Say of how many of a pair the state itself is a party, or who is named for it: 0 to 2.

    An agency at its daily work is not, nor are people and firms of a country: "customs arrested a Cuban".
    """
    states = {
        ref.country
        for ref in _of_pair(event, pair)
        if ref.actor is not None and not _AGENCY.search(ref.actor)
    }
    return len(states)


def _of_pair(event: Event, pair: set[str]) -> list[Ref]:
    return [ref for ref in (*event.actors, *event.recipients) if ref.country in pair]


def _is_carried(event: Event, pair: set[str]) -> bool:
    """Say whether one phrase that names neither stands for both of a pair: "the two leaders"."""
    meant: dict[Span | None, set[str | None]] = defaultdict(set)
    for ref in _of_pair(event, pair):
        if ref.resolved_by == "carried":
            meant[ref.span].add(ref.country)
    return pair in meant.values()


def _is_of_a_war(event: Event, told: Sequence[Event], pair: set[str]) -> bool:
    """Say whether the parties of an act stand on both sides of a word of force, and the act outside."""
    spans = sorted((ref.span.start, ref.span.end) for ref in _of_pair(event, pair) if ref.span is not None)
    if event.type not in _ABOUT_A_WAR or len(spans) < 2 or spans[0][0] < event.trigger.start < spans[-1][1]:
        return False
    return any(
        one.type == "ASSAULT" and spans[0][1] <= one.trigger.start and one.trigger.end <= spans[-1][0]
        for one in told
    )
