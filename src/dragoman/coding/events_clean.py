"""Parties that are none: days and numbers, one who stands on both sides, and whom an allegation is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import zip_longest

from dragoman.coding.cues import read_table
from dragoman.coding.refs_subjects import number_of
from dragoman.schema.rows import Event, EventType, Ref
from dragoman.schema.span import Span

# Words for anybody, and for whoever listens.
_ANY = (
    r"every(?:one|body)(?:\s+(?:here|else|in\s+this\s+room))?|some(?:one|body)"
    r"|each\s+other|one\s+another|folks"
)
_ANYBODY = re.compile(_ANY, re.IGNORECASE)
_THANKED = re.compile(
    r"(?:(?:each|both|all|many|some|every\s+one|everyone|most|any)\s+of\s+)?(?:you|us)(?:\s+(?:all|guys|both))?"
    rf"|yourself|yourselves|you\s+all|y[’']all|your|you\s+and\s+your\s+\w+|{_ANY}",
    re.IGNORECASE,
)
# "Friends |alleged Roca was poisoned": the subject of a passive that is alleged has suffered it.
_ALLEGES = re.compile(r"(?:alleg|claim|charg|suspect|assert|suggest)", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\s+(?:had\s+been|has\s+been|have\s+been|was|were|is|are)\s+(?:being\s+)?(?:\w+ly\s+)?"
    r"(?!(?:accus|involv|guilt|respons|implicat|complicit|corrupt|link|engag|commit|prepar|behind)\w*)"
    r"(?:\w+ed|shot|beaten|taken|held|slain|hit|struck)\b(?!\s+(?:in|with|to)\b)",
    re.IGNORECASE,
)

# "Ann Roe, |Assistant to the President and |Director of the Council": offices told after a name.
_OFFICE = re.compile(
    r"(?:the\s+)?"
    r"(?:(?:Senior|Deputy|Special|Acting|Principal|Executive|Associate|Vice|Assistant|Under|First|General)[\s-]+)*"
    r"(?:Assistant|Advis[eo]r|Director|Secretary|Minister|Coordinator|Counsell?or|Chair(?:man|woman|person)?"
    r"|Administrator|Representative|Envoy|Chief|Head|Spokes\w+|Commander|Ambassador|President|Co-Chair)"
    r"(?:[\s-]General)?(?:\s+(?:of|to|for)\s.*)?",
    re.DOTALL | re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:\s+(?:to|of|for)\s+(?:the\s+)?[^\s,;.]+)?,?\s+(?:and\s+)?")

# "|The mayors of Lima and Cusco| — |Mayor Roe| and Mayor Sy".
_OFFICES = re.compile(
    r"(?:the|our|these|two|three|both)\s+(?:[\w-]+\s+){0,2}?(?P<office>mayor|governor|senator|president|minister|representative|ambassador"
    r"|congressman|commissioner|general|director|chancellor|justice|judge)s\b(?:\s+(?:of|from|for)\s.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_PRONOUN = re.compile(r"he|him|she|her|it|(?P<many>they|them)", re.IGNORECASE)
_TOGETHER = ("CONSULT", "COOPERATE")
_THEN_NAMED = re.compile(r"\s*(?:[,:(]|[-–—]+)\s*")


def drop_nobodies(spans: Sequence[Span]) -> list[Span]:
    """Leave out words that are nobody's name or description."""
    return [span for span in spans if _nobody().fullmatch(" ".join(span.text.split())) is None]


def drop_unnamed(kind: EventType, refs: Sequence[Ref]) -> list[Ref]:
    """Leave out "everyone", and "you" who are thanked, where nobody is known by them.

    Whom a threat or a demand calls "you" is one whom the text may tell elsewhere.
    """
    return _without(_THANKED if kind == "SUPPORT" else _ANYBODY, refs)


def drop_anybody(refs: Sequence[Ref]) -> list[Ref]:
    """Leave out of those who act "everyone", where nobody is known by it."""
    return _without(_ANYBODY, refs)


def drop_addressed(kind: EventType, actors: Sequence[Ref], recipients: Sequence[Ref]) -> list[Ref]:
    """Leave out of a group who acts whoever it is done to: "|the participants thanked Roe", one of them.

    What they agree on and talk about may well be of one of them.
    """
    if kind in (*_TOGETHER, "AGREE"):
        return list(actors)
    named = {ref.actor for ref in recipients if ref.actor is not None and ref.resolved_by != "carried"}
    others = [ref for ref in actors if ref.resolved_by != "carried" or ref.actor not in named]
    return others or list(actors)


def _without(nobody: re.Pattern[str], refs: Sequence[Ref]) -> list[Ref]:
    return [
        ref
        for ref in refs
        if ref.span is None
        or ref.actor is not None
        or ref.country is not None
        or nobody.fullmatch(" ".join(ref.span.text.split())) is None
    ]


def drop_victims(text: str, trigger: Span, kind: EventType, recipients: Sequence[Span]) -> list[Span]:
    """Leave out of the accused whoever is said to have suffered what is alleged."""
    if kind != "ACCUSE" or _ALLEGES.match(trigger.text) is None:
        return list(recipients)
    return [
        span for span in recipients if span.start < trigger.end or _SUFFERED.match(text, span.end) is None
    ]


def drop_offices(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """Leave out the offices of whoever is named right before, where they were read as others."""
    kept: list[Ref] = []
    holder, of, is_second = -1, None, False
    for ref, after in zip_longest(refs, refs[1:]):
        if _is_office_of_next(text, ref, after):
            continue
        is_office = (
            ref.span is not None
            and ref.actor is None
            and ref.country in (None, of)
            and _OFFICE.fullmatch(ref.span.text) is not None
            # "The president and |the vice president" are two.
            and (is_second or _is_named_so(ref.span) or "," in text[max(holder, 0) : ref.span.start])
        )
        if ref.span is None or (is_office and holder >= 0 and _follows(text, holder, ref.span)):
            holder = ref.span.end if ref.span is not None else -1
            is_second = is_office
            kept += [ref] if ref.span is None else []
            continue
        holder, of, is_second = (
            (ref.span.end, ref.country, False) if ref.actor is not None else (-1, None, False)
        )
        kept.append(ref)
    return kept


def _is_office_of_next(text: str, ref: Ref, after: Ref | None) -> bool:
    """Say whether an office is one of two of whoever is named next: "|Prince| and Prime Minister Sy"."""
    if (
        ref.span is None
        or ref.actor is not None
        or after is None
        or after.span is None
        or after.actor is None
    ):
        return False
    two_offices, begins = _two_offices()
    is_joined = text[ref.span.end : after.span.start].split() == ["and"]
    return (
        is_joined
        and two_offices.fullmatch(ref.span.text) is not None
        and begins.match(after.span.text) is not None
    )


def _is_named_so(office: Span) -> bool:
    """Say whether an office has the capitals of a title and no "the"."""
    return office.text[:1].isupper() and not office.text.lower().startswith("the ")


def _follows(text: str, end: int, span: Span) -> bool:
    return span.start > end and _AFTER_NAME.fullmatch(text, end, span.start) is not None


def drop_pronouns(row: Event, refs: Sequence[Ref]) -> tuple[Ref, ...]:
    """Leave out "them" and "it" of nobody known beside a party told before: most likely these are it.

    Whom one talks with is another.
    """
    return tuple(ref for ref in refs if not _is_told_before(row, ref, refs))


def _is_told_before(row: Event, ref: Ref, refs: Sequence[Ref]) -> bool:
    if ref.actor is not None or ref.country is not None or ref.span is None:
        return False
    found = _PRONOUN.fullmatch(ref.span.text)
    if found is None or (row.type in _TOGETHER and ref.span.start > row.trigger.start):
        return False
    number = "many" if found["many"] else "one"
    return any(
        one.span is not None and one.span < ref.span and number_of(one.span.text) == number for one in refs
    )


def drop_groups(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """Leave out "the mayors of Lima and Cusco" where their names follow at once: they are told twice."""
    return [
        ref
        for ref in refs
        if ref.actor is not None
        or ref.span is None
        or not any(_names_one_of(text, ref.span, one) for one in refs if one.actor is not None)
    ]


def _names_one_of(text: str, group: Span, one: Ref) -> bool:
    """Say whether somebody is named right after a group of holders of the same office."""
    offices = _OFFICES.match(group.text)
    if offices is None or one.span is None or _THEN_NAMED.fullmatch(text, group.end, one.span.start) is None:
        return False
    return one.span.text.lower().startswith(f"{offices['office'].lower()} ")


def drop_doubles(actors: Sequence[Ref], recipients: Sequence[Ref]) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """Keep everybody once: who acts is not acted on, and the same words said again are the same party."""
    kept = _once(actors)
    names = {ref.actor for ref in kept if ref.actor is not None}
    others = [
        ref
        for ref in _once(recipients)
        if (ref.actor is None or ref.actor not in names) and not any(_share(ref, one) for one in kept)
    ]
    return kept, tuple(others)


def _once(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    found: dict[object, Ref] = {}
    for ref in refs:
        words = " ".join(ref.span.text.lower().split()) if ref.span is not None else None
        # "We warned you, we |warned you": the nearer one, which is the later as a rule.
        found[(ref.actor, ref.country, words)] = ref
    return tuple(found.values())


def _share(one: Ref, other: Ref) -> bool:
    """Say whether two refer by words that are partly the same."""
    if one.span is None or other.span is None:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


@functools.cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"(?:{read_table('events_clean.toml')['nobody']})", re.IGNORECASE)


@functools.cache
def _two_offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile "|Under Secretary for Trade| and |Director of the Mint Ann Roe"."""
    office = rf"(?:(?:[A-Z][\w-]*)\s+){{0,3}}?(?:{read_table('events_clean.toml')['offices']})"
    return re.compile(rf"(?!The\b){office}(?:\s+(?:of|for|to)\s[^,;]*)?"), re.compile(rf"{office}\b")
