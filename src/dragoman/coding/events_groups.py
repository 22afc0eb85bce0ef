"""Several parties in one phrase: states joined, a body of two states, and names listed, each on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dragoman.coding.events_joint import read_hyphened
from dragoman.coding.refs import Cast
from dragoman.coding.refs_phrases import GOVERNMENTS, STATE_HEADS, UNNAMED
from dragoman.schema.codes import body_of, country_name
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.span import Span

# Names joined by a comma or "and" within one phrase are members of a group.
_JOINS = re.compile(r"\s*(?:,|,?\s*\band\b|&|,?\s*\bas well as\b)\s*(?:\bthe\b\s*)?")
# Between parts of a list, of which each may begin with "the".
_SEPARATES = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\s+|&\s*|\bas well as\s+)")
_AND = re.compile(r"&|\band\b|\bas well as\b")
# "forces in Peru and Chile" are somewhere, and of neither; not so "our counterparts in Peru and Chile".
_WHERE = re.compile(
    r"(?P<noun>[\w'’-]*)\s*\b(?:in|at|on|near|across|inside|throughout|against)\s+(?:both\s+)?(?:the\s+)?\Z"
)
# "|workers from Peru and Chile".
_ABOVE = re.compile(r"([\w'’-]+)\s+(?:of|for|to|from|within|inside)\s+(?:both\s+)?(?:the\s+)?\Z")
# "NATO |allies Peru and Chile".
_BY_KIND = re.compile(r"\b(?:allies|members|partners|countries|states)\s+\Z", re.IGNORECASE)
# Through these a state acts, so that it is the party; other people of a state are not the state.
_OFFICIAL = (
    STATE_HEADS | GOVERNMENTS | UNNAMED | frozenset("counterparts delegations presidents sides".split())
)
_ARMED = frozenset("armies forces militaries navies troops".split())
# "the |U.S.-Peru| Energy Council".
_HYPHENED = re.compile(
    r"(?:[Tt]he\s+)?(?P<names>[A-Z][\w.]*(?:\s+[A-Z][\w.]*)?(?:[-–][A-Z][\w.]*)+)(?P<rest>(?:\s.*)?)"
)
# What two states have together, and what acts for both of them.
_TOGETHER = frozenset(
    "alliance board body commission committee council delegation delegations dialogue force forces forum "
    "governments group leaders officials partnership sides team teams".split()
)
# What may stand before a name that is a party of its own: "the", an office and its state.
_LEAD = re.compile(r"(?:(?:the|of|for|[A-Z][\w.’'-]*)\s+)*")
_OF = re.compile(r"\b(?:of|for)\b")
# "|The Vice President and |President Roe".
_OFFICE_AND = re.compile(r"(?P<office>[Tt]he(?:\s+[\w-]+){1,3}?)\s+and\s+")
# "Ann Roe |of the| Republic of Peru".
_OF_STATE = re.compile(r"\.?(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?,?\s+of\s+(?:the\s+)?")

# "|The Dutch minister| and |UNESCO|".
_OFFICE_THEN = re.compile(
    r"(?P<first>(?:[Tt]he|[Aa]n?)\s+(?:(?!and\b|or\b|of\b|for\b)[\w-]+\s+){0,4}?"
    r"(?:minister|ambassador|president|chancellor|premier|envoy|governor|mayor|king|queen|government|secretary))\s+and\s+(?:the\s+)?(?=[A-Z])"
)
_BETWEEN_GROUPS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_GROUP = re.compile(
    r"(?:the\s+)?(?:(?!(?:of|for|who|that|which|in|on|at|to|from|with|by|or|the|our|their|his|her)\b)[a-z][\w’-]*\s+){0,3}"
    r"(?:[a-z][\w-]*(?<!s)s|people|men|women|police|children|media|youth|families|clergy)"
)

# "|Lima, |the Council of Cusco, and |the Andean members".
_MANY_OF = re.compile(r"(?:the\s+)?\w+s\s+(?:of|for)\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+|as\s+well\s+as\s+)?")
_NAMED = re.compile(
    r"(?:the\s+)?[A-Z][\w.&’'-]*(?:\s+(?:of|the|for|and|on|to|[A-Z][\w.&’'-]*|\([A-Z]{2,}\)))*(?:\s+(?:members?|countries|states|partners|allies|leaders|officials))?"
)


def joined_states(text: str, span: Span, inside: Sequence[Mention]) -> tuple[Ref, ...]:
    """Read "officials from Mexico and the US", "the US and Mexican governments": states joined.

    Not "forces in Mexico and the US", nor a body in whose name states stand.
    """
    states = [one for one in inside if one.type in ("LOC", "NORP") and one.country]
    is_joined = len(states) > 1 and all(
        _JOINS.fullmatch(text[one.span.end : after.span.start]) for one, after in pairwise(states)
    )
    if not is_joined or len({one.country for one in states}) != len(states):
        return ()
    before, after = text[span.start : states[0].span.start], text[states[-1].span.end : span.end]
    where, above = _WHERE.search(before), _ABOVE.search(before)
    if where is not None and where["noun"].lower() not in _OFFICIAL:
        return ()
    if inside[0] is not states[0] and not _BY_KIND.search(before):
        return ()
    tail = re.split(r"[,(]", after)[0].lower().split()
    head = above[1].lower() if above is not None else tail[-1] if tail else ""
    of_state = not head or head in _OFFICIAL or head in _ARMED
    is_many = of_state and head.endswith("s")
    if above is not None and above.start() and above[1][:1].isupper() and not is_many:
        return ()
    return tuple(
        Ref(
            span=span,
            actor=country_name(one.country or "") if of_state else None,
            country=one.country,
            resolved_by="name",
        )
        for one in states
    )


def joint_body(span: Span) -> tuple[Ref, ...]:
    """Read "the U.S.-Peru Energy Council": the two whose body it is, for neither acts in it alone."""
    found = _HYPHENED.fullmatch(" ".join(span.text.split()))
    if found is None:
        return ()
    rest = found["rest"].lower().split()
    if rest and rest[-1].strip(".,’'") not in _TOGETHER:
        return ()
    return tuple(msgspec.structs.replace(ref, span=span) for ref in read_hyphened(found["names"]))


def listed_names(text: str, span: Span, inside: Sequence[Mention], cast: Cast) -> tuple[Ref, ...]:
    """Read "President Roe and the Council": each name, with the office before it, is a party of its own.

    Nobody where a part of the phrase is anything but a name, or a name that nobody knows.
    """
    parts = _parts(text, span, inside)
    refs = tuple(cast.refer(part) for part in parts)
    if len(refs) == 1:
        # "President Roe of Peru" is of Peru, whatever else the text tells.
        return (msgspec.structs.replace(refs[0], span=span, country=refs[0].country or inside[-1].country),)
    known = {ref.actor for ref in refs if ref.actor is not None}
    return refs if len(known) == len(refs) else ()


def split_phrase(span: Span, inside: Sequence[Mention]) -> list[Span]:
    """Give the parts of a phrase that has an office and a name, or several groups, one after the other."""
    if (office := _OFFICE_THEN.match(span.text)) is not None:
        at = span.start + office.end()
        named = next((one for one in inside if one.span.start == at and one.type in ("ORG", "PER")), None)
        rest = span.text[named.span.end - span.start :] if named is not None else "?"
        is_plain = re.fullmatch(r"(?:\s*\([^()]*\))?", rest) is not None
        others = [one for one in inside if one.span.start < at and one.type in ("ORG", "PER")]
        return (
            [_part(span, 0, office.end("first")), _part(span, office.end(), len(span.text))]
            if (is_plain and not others)
            else []
        )
    return _bodies_in(span, inside) if inside else _groups_in(span)


def _bodies_in(span: Span, inside: Sequence[Mention]) -> list[Span]:
    """Read "Peru, the Council of Lima, and Chile": three names or more, of which two at least are known.

    Two alone are two bodies where both are: "Lima, Peru" is one place.
    """
    if _MANY_OF.match(span.text) is not None:
        return []
    parts: list[Span] = []
    low = 0
    for join in (*_BETWEEN_NAMES.finditer(span.text), None):
        end = join.start() if join is not None else len(span.text)
        if _NAMED.fullmatch(span.text, low, end) is None:
            return []
        parts.append(_part(span, low, end))
        low = join.end() if join is not None else end
    known = [
        part
        for part in parts
        if any(part.start <= one.span.start and one.span.end <= part.end for one in inside)
    ]
    bodies = {one.span.text for one in inside if one.type == "ORG"}
    are_bodies = len(parts) == 2 and all(part.text.removeprefix("the ") in bodies for part in parts)
    return parts if are_bodies or (len(parts) > 2 and len(known) > 1) else []


def _groups_in(span: Span) -> list[Span]:
    """Read "councils, faith groups, and village mayors": three groups or more, each a plural."""
    parts: list[Span] = []
    low = len(span.text) - len(span.text.lstrip("“\"'‘ "))
    high = len(span.text.rstrip("”\"'’ ,"))
    for join in (*_BETWEEN_GROUPS.finditer(span.text, low, high), None):
        end = join.start() if join is not None else high
        if _GROUP.fullmatch(span.text, low, end) is None:
            return []
        parts.append(_part(span, low, end))
        low = join.end() if join is not None else high
    return parts if len(parts) > 2 else []


def _part(span: Span, low: int, high: int) -> Span:
    return Span(span.start + low, span.start + high, span.text[low:high])


def _parts(text: str, span: Span, inside: Sequence[Mention]) -> list[Span]:
    """Give the parts of a list that is all names; none for any other phrase."""
    parts: list[Span] = []
    start = span.start
    for name, end in _named(text, inside):
        join = _SEPARATES.match(text, end, span.end)
        if join is None and text[end : span.end].strip():
            continue
        if (office := _OFFICE_AND.match(text, start, name.span.start)) is not None:
            parts.append(Span.take(text, office.start("office"), office.end("office")))
            start = office.end()
        if not _can_lead(text[start : name.span.start], name, inside[0].span.start < name.span.start):
            return []
        parts.append(Span.take(text, start, name.span.end))
        start = join.end() if join is not None else span.end
    return parts if start == span.end and _is_list(text, span, parts, inside) else []


def _named(text: str, inside: Sequence[Mention]) -> list[tuple[Mention, int]]:
    """Give the names with where each ends; of "Ann Roe of Peru" the state is no name of its own."""
    found: list[tuple[Mention, int]] = []
    for one in inside:
        gap = text[found[-1][1] : one.span.start] if found else ""
        if found and one.type == "LOC" and found[-1][0].type == "PER" and _OF_STATE.fullmatch(gap):
            found[-1] = (found[-1][0], one.span.end)
        else:
            found.append((one, one.span.end))
    return found


def _can_lead(lead: str, name: Mention, has_more: bool) -> bool:
    """Say whether words are all that may stand before a name: "President of Peru" before a person's."""
    if name.type not in ("PER", "ORG", "LOC") or not _LEAD.fullmatch(lead):
        return False
    if name.type != "PER":
        # "Chancellery Foreign| and Security Policy Advisor Ann Roe" is cut from an office.
        is_whole = bool(lead) or (name.type == "LOC" and name.country) or body_of(name.span.text) is not None
        return bool(is_whole) and lead.lower().strip() in ("", "the")
    return has_more or not _OF.search(lead)


def _is_list(text: str, span: Span, parts: Sequence[Span], inside: Sequence[Mention]) -> bool:
    """Say whether parts are told one after the other: with an "and", or all of them people."""
    if len(parts) < 2:
        return len(inside) > 1 and len(parts) == 1 and parts[0].end < span.end
    gaps = [text[one.end : following.start] for one, following in pairwise(parts)]
    return any(map(_AND.search, gaps)) or all(one.type == "PER" for one in inside)
