"""Whose people somebody is by the body they serve: "Ann Roe, head of the Bank of Ghana" is of Ghana.

Only where the body's own name holds the state, or words beside it tell where it is; and no mission abroad.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dragoman.coding.mentions_domains import is_head
from dragoman.coding.mentions_titles import POSSESSIVE, head_of, vocabulary
from dragoman.coding.mentions_words import PUBLIC, either, listed
from dragoman.schema.codes import body_of, look_up
from dragoman.schema.rows import Mention

OF_WHOM = re.compile(r"\s(?:of|for|at|to)\s(?:the\s)?(?P<rest>.+)\Z")
"""What an office is of: "of the |High Court" in "judge of the High Court"."""
_ABROAD = listed("mentions_home", "served", "abroad")
_HOUSES = frozenset(("EDU", "HLH"))
# "the UK's |Larkwind Agency|".
_OWNER = re.compile(r"\b(?P<state>[A-Z][\w.-]*(?:\s[A-Z][\w-]*){0,2})['’]s?\s+(?:own\s+)?\Z")
# "A member of the |Peruvian Parliament|, |Ann Roe|, said": it opens the sentence, or follows what is said.
_MEMBER = re.compile(
    r"(?:(?:\A|\n\s*|[.!?]['’\"”]?\s+)(?:An?|The)|[,”\"]\s(?:an?|the))\s+"
    r"(?:[a-z][\w-]*\s+){1,3}(?:of|for|at|with)\s+(?:the\s+)?\Z"
)
_SAYS_NEXT = re.compile(rf",?\s+(?:also\s+|has\s+)?{either('mentions_home', 'served', 'says')}\b")
# "a professor of trade law at the |Larkwind Foundation| in Lima": such a place is no branch of one elsewhere.
_SCHOLAR = re.compile(
    rf"\b{either('mentions_home', 'served', 'scholars')}\s"
    r"(?:of\s(?:[a-z][\w-]*\s){1,4})?(?:at|with)\s(?:the\s)?\Z"
)
_REACH = 90  # characters
_IN = re.compile(r"\s+in\s+(?:the\s+)?")
# After a comma not "of": "a fierce critic of the |Party|" is nobody of it.
# "|Ann Roe| of |Larkwind Peru|", "|Ann Roe|, a trade lawyer at |Larkwind Peru|".
_FROM = re.compile(
    r"(?:,\s+(?:an?|the)\s+(?:[a-z][a-z’'-]*\s+){1,5}(?:at|with)|\s+(?:from|of|with))\s+(?:the\s+)?"
)
# "Chilean minister |Ann Roe| and trade envoy |Jo Poe|": the second is of the same.
_AND_OFFICE = re.compile(r"\s+and\s+(?P<office>[a-z][a-z\s-]{3,40}?)\s+")
# "President |Roe|'s chief spokesman, |": who speaks for or serves somebody at the top.
_OF_WHOM_SPEAKS = re.compile(
    rf"['’]s?\s+(?:[a-z][\w-]*\s+){{0,2}}"
    rf"(?:{either('refs_words', 'people', 'serving')}|chief\s+of\s+staff),?\s+"
)
# "President |Roe| has dismissed his trade adviser |": who is put in or out of an office is of that state.
_APPOINTS = re.compile(
    r"(?:\s+(?:has|had|have|recently|then|also|today|yesterday))*\s+"
    r"(?:appoint|nominat|dismiss|fir|oust|replac|reappoint|promot|sack)(?:ed|e?s)\s+"
    r"(?:(?:his|her|the|its|then|former|acting)[\s-])*(?P<office>[A-Za-z][\w\s.-]{2,60}?),?\s+"
)
# "|Larkwind Group (LG), an independent aid group based in |Lima": between a body and its seat.
_BASED = re.compile(
    r"(?:\s\([A-Z][\w.-]*\))?,\s+(?:an?|the)\s+(?:[a-z][a-z’'-]*\s+){1,6}(?:based|headquartered)\s+in\s+(?:the\s+)?"
)


def with_bodies(text: str, mentions: Sequence[Mention], home: str | None = None) -> list[Mention]:
    """Give people without a state that of the body they serve, and bodies that of their seat.

    In a state's own paper (`home`) its bodies tell whose they are, whatever they are called.
    """
    seats = _seats(text, mentions)
    seated = _given(mentions, seats, "ORG")
    seated = _with_joined(text, _with_principals(text, seated))
    starts = [one.span.start for one in seated]
    told = {one.actor for one in seated if one.type == "PER" and one.country is not None}
    found: dict[str, set[str]] = {}
    for index, one in enumerate(seated):
        if one.type != "PER" or one.actor is None or one.actor in told:
            continue
        body = body_beside(text, seated, starts, one) if one.role else _from_body(text, seated, index)
        body = body or _apposed_to(text, seated, index)
        if (
            body is not None
            and body.country is not None
            and not _is_sent(one)
            and (_tells(body) or body.actor in seats or _is_owned(text, body) or _is_of(body, home))
        ):
            found.setdefault(one.actor, set()).add(body.country)
    return _given(seated, {actor: states.pop() for actor, states in found.items() if len(states) == 1}, "PER")


def body_beside(
    text: str, mentions: Sequence[Mention], starts: Sequence[int], one: Mention
) -> Mention | None:
    """Find the body right beside an office: "Larkwind Police chief |Roe|", "|Roe|, head of Larkwind".

    `starts` are those of the mentions.
    """
    role = one.role or ""
    at = bisect_left(starts, one.span.start)
    before = mentions[at - 1] if at else None
    if before is not None and before.type == "ORG":
        gap = " ".join(text[before.span.end : one.span.start].split())
        # Words of the body may have been read into the office: "High |Court judge|".
        if gap and " ".join(role.split()).endswith(gap):
            return before
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is None or after.type != "ORG" or after.span.start - one.span.end > 2 * len(role) + 40:
        return None
    gap = " ".join(text[one.span.end : after.span.end].split())
    place = gap.find(" ".join(role.split()))
    head = OF_WHOM.sub("", role)
    stands = place >= 0 or gap.startswith((", " + head, ", the " + head, ", a " + head))
    return after if stands else None


def _with_principals(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give those who speak for somebody of a state that state: "President |Roe|'s spokesman |Jo Poe|"."""
    told = {one.actor for one in mentions if one.type == "PER" and one.country is not None}
    found: dict[str, str] = {}
    for whom, one in pairwise(mentions):
        if whom.type != "PER" or whom.country is None or one.type != "PER" or one.actor in told:
            continue
        if one.actor is None or not whom.actor:
            continue
        if _OF_WHOM_SPEAKS.fullmatch(text, whom.span.end, one.span.start) or _is_appointed(text, whom, one):
            found.setdefault(one.actor, whom.country)
    return _given(mentions, found, "PER")


def _is_appointed(text: str, whom: Mention, one: Mention) -> bool:
    """Say whether a head of state puts somebody in or out of an office that stands before the name."""
    found = _APPOINTS.fullmatch(text, whom.span.end, one.span.start)
    role = " ".join((one.role or "").lower().split())
    return found is not None and is_head(whom.role) and " ".join(found["office"].lower().split()) == role


def _with_joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give those named after another's office that one's state: "Chilean minister |Roe| and envoy |Poe|"."""
    told = {one.actor for one in mentions if one.type == "PER" and one.country is not None}
    found: dict[str, str] = {}
    for at, (first, second) in enumerate(pairwise(mentions)):
        if {first.type, second.type} != {"PER"} or first.country is None or second.actor in told:
            continue
        joined = _AND_OFFICE.fullmatch(text, first.span.end, second.span.start)
        state = mentions[at - 1] if at else None
        if joined is None or second.actor is None or joined["office"] != second.role or is_head(second.role):
            continue
        if first.role and state is not None and state.type == "NORP" and state.country == first.country:
            gap = " ".join(text[state.span.end : first.span.start].split())
            if gap == " ".join(first.role.split()):
                found.setdefault(second.actor, first.country)
    return _given(mentions, found, "PER")


def _from_body(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Find the body of "|Ann Roe| from |Larkwind Peru|", "|Ann Roe|, a baker at |Lima|'s |Larkwind|"."""
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    body = mentions[index + 2] if index + 2 < len(mentions) else None
    if (
        after is not None
        and body is not None
        and (after.type, body.type) == ("LOC", "ORG")
        and POSSESSIVE.sub("", text[after.span.start : body.span.start].strip()) == after.span.text
    ):
        return body if _FROM.fullmatch(text, mentions[index].span.end, after.span.start) else None
    if after is None or after.type != "ORG" or " " not in mentions[index].span.text:
        return None
    return after if _FROM.fullmatch(text, mentions[index].span.end, after.span.start) else None


def _apposed_to(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Find the body of "A member of the |Peruvian Parliament|, |Ann Roe|, said"."""
    before = mentions[index - 1] if index else None
    one = mentions[index]
    if before is None or before.type != "ORG" or text[before.span.end : one.span.start] != ", ":
        return None
    low = max(0, before.span.start - _REACH)
    opens = _MEMBER.search(text, low, before.span.start)
    return before if opens is not None and _SAYS_NEXT.match(text, one.span.end) else None


def _seats(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Give the states of bodies without one by where they are: "|Larkwind University| in |South Africa|"."""
    found: dict[str, str] = {}
    for body, place in pairwise(mentions):
        if body.type != "ORG" or body.actor is None or body.country is not None or place.country is None:
            continue
        if place.type != "LOC" or body_of(body.actor) is not None:
            continue
        end, start = body.span.end, place.span.start
        learned = body.sector in _HOUSES or _SCHOLAR.search(
            text, max(0, body.span.start - _REACH), body.span.start
        )
        housed = learned and _IN.fullmatch(text, end, start) is not None
        if housed or _BASED.fullmatch(text, end, start) is not None:
            found.setdefault(body.actor, place.country)
    return found


def _given(mentions: Sequence[Mention], found: dict[str, str], type_: str) -> list[Mention]:
    return [
        msgspec.structs.replace(one, country=found[one.actor])
        if one.type == type_ and one.country is None and one.actor in found
        else one
        for one in mentions
    ]


def _is_owned(text: str, body: Mention) -> bool:
    """Say whether the state whose a body is stands right before it: "Peru's |Larkwind Agency|"."""
    found = _OWNER.search(text, max(0, body.span.start - _REACH), body.span.start)
    alias = look_up(found["state"]) if found is not None else None
    return alias is not None and alias.country == body.country and alias.kind == "name"


def _is_of(body: Mention, home: str | None) -> bool:
    """Say whether a public body is of the state whose paper it is, and no mission of it abroad."""
    abroad = not _ABROAD.isdisjoint(word.lower() for word in (body.actor or "").split())
    return home is not None and body.country == home and body.sector in (None, *PUBLIC) and not abroad


def _is_sent(one: Mention) -> bool:
    """Say whether somebody is where he or she was sent: an ambassador, a correspondent."""
    office = " ".join(OF_WHOM.sub("", one.role or "").lower().split())
    found = head_of(office)
    return found is not None and found[0] in vocabulary().sent


def _tells(body: Mention) -> bool:
    """Say whether a body is all of one state by its name or its seat, and no mission in another."""
    said = (body.actor or "").split()
    if not _ABROAD.isdisjoint(word.lower() for word in said):
        return False
    if body.sector in _HOUSES or body.sector == "PTY":
        return True
    parts = [" ".join(said[at : at + size]) for size in (3, 2, 1) for at in range(len(said) - size + 1)]
    found = (look_up(POSSESSIVE.sub("", part)) for part in parts)
    return any(alias is not None and alias.kind in ("name", "people") for alias in found)
