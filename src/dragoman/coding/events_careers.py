"""What people did in offices before: a state's papers that name them for one tell their careers, no news."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.coding.mentions_domains import home_state
from dragoman.schema.article import Article
from dragoman.schema.rows import DONE, Event, Ref

_OF_OFFICES = re.compile(
    r"\b(?:nominees?|nominations?|nominates?|appointees?|appoints?|appointments?|intent\s+to\s+(?:nominate|appoint))\b",
    re.IGNORECASE,
)
# What is done in such a paper itself.
_NAMES = re.compile(
    r"(?:re-?)?(?:nominat|appoint|announc|nam|design|intend|withdr|sent\b|send|thank|congratul)",
    re.IGNORECASE,
)


def is_career(article: Article, row: Event, is_person: Callable[[Ref], bool]) -> bool:
    """Say whether an event is a note on the career of somebody whom a state's own paper names for an office.

    The news of a day when somebody is named has other events beside.
    """
    if home_state(article.url) is None or _OF_OFFICES.search(article.title or "") is None:
        return False
    if row.status not in DONE or _NAMES.match(row.trigger.text):
        return False
    return any(is_person(ref) and not _is_title(ref) for ref in (*row.actors, *row.recipients))


def _is_title(ref: Ref) -> bool:
    """Say whether somebody is told by an office alone: "the President" who names people."""
    return ref.resolved_by == "title"
