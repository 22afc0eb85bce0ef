"""Acts that a report names but does not tell: "Russia's war", "the invasion", "its attacks".

Who calls a war by its name in each communiqué tells of no new act. What goes on counts once a month; a war or
invasion that was told before is no event of the month in which it is named again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.schema.rows import Event
from dragoman.views.relation_dates import Placed

# What is named as a whole, and lasts: naming it again is no new act.
_WHOLE = re.compile(
    r"\b(?:wars?|warfare|invasions?|invad\w+|aggressions?|occupations?|occupied|occupying|annex\w*|conflicts?|"
    r"hostilities|conquest|insurgency|genocide)\b",
    re.IGNORECASE,
)
# Verbs of force in the past tense tell an act; other words for it are names of acts.
_TOLD = re.compile(
    r"\A\W*(?:\w+ed|struck|hit|shot|fought|beat|slew|sank|blew|broke|took|drove|stole|set|overran|fell)\b",
    re.IGNORECASE,
)


def goes_on(event: Event, place: Placed) -> bool:
    """Say whether an act counts once in its month: one that goes on, or force that is named without a day.

    "Its attacks" of a report without a day are however many there were, not one of the report's day.
    """
    if place.month is None:
        return False
    if event.status == "ongoing":
        return True
    return (
        event.type == "ASSAULT"
        and event.status == "occurred"
        and place.date_from == "published"
        and not _TOLD.match(event.trigger.text)
    )


def names_again(told: Iterable[tuple[Event, Placed, str]]) -> set[str]:
    """Find what only names a war as a whole again, by id of row; `told` are of a pair, with their side.

    That is a word for all of it without a date of its own, not said to go on, in a later month than the first
    in which force of that side is told.
    """
    force = [one for one in told if one[0].type == "ASSAULT"]
    first: dict[str, str] = {}
    for _, place, side in force:
        first[side] = min(first.get(side, place.first), place.first)
    return {
        event.id
        for event, place, side in force
        if event.status == "occurred"
        and place.date_from == "published"
        and _WHOLE.search(event.trigger.text)
        and place.first[:7] > first[side][:7]
    }
