"""Who issues a paper of a state, by its title: "Press Briefing by Press Secretary Ann Roe" is of that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.coding.mentions_domains import is_head
from dragoman.coding.mentions_titles import head_of
from dragoman.schema.rows import Mention

# What spokespeople and officials issue alone; remarks and joint statements may be a guest's as well.
_ISSUED = re.compile(
    r"\b(?:(?:[Bb]riefing|[Gg]aggle|(?:[Pp]ress|[Bb]ackground)\s+[Cc]all|[Ss]tatement|[Rr]eadout)\s+(?:by|from)"
    r"|\A[Rr]eadout\s+of)\s+"
)
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
_PARTED = re.compile(r",\s|\sand\s|&")
# Who comes after these words is spoken of, or spoken with.
_FURTHER = re.compile(
    r"[’']s?\s|\b(?:on|in|at|with|to|about|regarding|concerning|previewing|ahead|after|before|following|marking|en\s+route"
    r"|of\s+(?:the\s+)?(?:visit|meeting|call|death|passing))\b",
    re.IGNORECASE,
)
# "Readout by Ann Roe of Adviser Poe|’s call with …": of whose doing a paper tells, unless that was with them.
_DOING = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,2}?(?:calls?|meetings?|trip|travel|engagements?|participation)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)


def is_issued(title: str) -> bool:
    """Say whether officials issue a paper of this title alone: a statement, a readout."""
    return _ISSUED.search(title) is not None and _JOINT.search(title) is None


def is_issuer(title: str, name: str) -> bool:
    """Say whether the title of an official paper gives a whole name among those who issue it."""
    issued = _ISSUED.search(title)
    if issued is None or not is_issued(title) or " " not in name:
        return False
    further = _FURTHER.search(title, issued.end())
    place = title.find(name, issued.end(), further.start() if further is not None else len(title))
    return place >= 0 and _has_office(title[issued.end() : place])


def issuers_at_home(title: str, mentions: Sequence[Mention], home: str | None) -> list[Mention]:
    """Give the mentions of a title with the publishing state (`home`) for the officials of whose paper it is.

    They issue it, or it tells of their doing. Heads of states are left alone: theirs is told elsewhere.
    """
    issued = _ISSUED.search(title)
    if home is None or issued is None or not is_issued(title):
        return list(mentions)
    further = _FURTHER.search(title, issued.end())
    end = further.start() if further is not None else len(title)

    def settled(one: Mention) -> Mention:
        if one.type != "PER" or one.country is not None or is_head(one.role):
            return one
        if not one.role and not _has_office(title[issued.end() : one.span.start]):
            return one
        is_issuer = issued.end() <= one.span.start < end
        is_host = _DOING.match(title, one.span.end) and not _WITH.search(title, 0, one.span.start)
        return msgspec.structs.replace(one, country=home) if is_issuer or is_host else one

    return list(map(settled, mentions))


def _has_office(before: str) -> bool:
    """Say whether an office stands before a name, whatever goes with it: "LBR Chair for Talks |Ann Roe"."""
    return any(head_of(word.lower()) is not None for word in _PARTED.split(before)[-1].split())
