"""Which of several parties stands in the clause of the act: who governs its verb, and who is joined to them.

Of "Lima said that Chile will pay" and "the court dealt with Chile's request" only Chile is told as acting;
Lima and the court are of another clause. Nobody is left out of a list of parties, and nobody is taken who was
not read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from dragoman.coding.clauses import read_unit
from dragoman.coding.cues import read_table
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.rows import EventType, Ref
from dragoman.schema.span import Span

# Of these two sides act together, so that the other one may stand in any clause but a report of it.
_TOGETHER = ("CONSULT", "COOPERATE")
_REACH = 70
# "President Sy said that |he and |Ann Roe met": who is joined to a pronoun is not alone.
_BESIDE_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|I|we|you|both|either)\s+(?:and\s+)?(?:the\s+)?\Z", re.IGNORECASE
)
# "Peru worked with |Chile to |ban it": both ban it.
_WITH = re.compile(r"\bwith\s+(?:the\s+)?\Z", re.IGNORECASE)
# "The state |had Ann Roe |arrested": whom one has arrested does not act.
_CAUSED = re.compile(
    r"\s(?:had|has|have|having|got|get|gets|saw|see|seen|see[sn]|made|makes?|lets?|helped|helps?|kept)\s+(?:the\s+)?\Z"
)
# The last words before a clause that has a subject of its own.
_OPENS = re.compile(
    r"(?:[,;:—–“\"(\[]|\b(?:that|and|but|or|while|whereas|as|because|when|if|after|before|since|until|than|though|although"
    r"|where|which|who|whom|whose|what|how|why|whether|so)(?:\s+(?:then|later|now|also|soon))?)\s*(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:[,;]\s+|\b(?:and|but|while|whereas|as|when|though|although)\s+)(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_USING = re.compile(r"\b(?:using|wielding|carrying|waving|wearing)\s+(?:an?\s+|the\s+)?\Z", re.IGNORECASE)
_LISTED = re.compile(r"(?:[^.;:!?]{1,60}(?:,|,?\s+and)\s+){0,6}(?:the\s+)?")
_AND = re.compile(r"\band\s+(?:the\s+|an?\s+)?\Z", re.IGNORECASE)
# "The law |was |signed": it has a subject of its own.
_PASSIVE = re.compile(
    r"\w\s+(?<!\bif )(?<!\bwhen )(?<!\bwhile )(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)
_SAYS_THAT = re.compile(r"\bthat\s+(?:the\s+)?\Z", re.IGNORECASE)
# "|China rather than the |West": who did not. "Ann Roe, an aide to |President Sy": for whom she speaks.
_NOT_THIS = re.compile(
    r"\b(?:rather\s+than|instead\s+of|unlike|except|other\s+than|(?:spokes\w+|aide|lawyer|attorney|advis[eo]r)\s+(?:for|to|of))"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
# "TEHRAN| - Turkey plans", "THE PRESIDENT|: I plead": where a report begins, and whose turn it is.
_DATELINE = re.compile(r"[A-Z]{4,}(?:\s[A-Z]{3,}){0,2}(?:\s*\([^()]{1,20}\))?(?:\s[-–—]\s?|[–—])(?=[A-Z])")
_LABEL = re.compile(r"\s?:\s")
# A participle that goes with the noun before it: "a firm |based in Lima", and any one before "by".
_BESIDE_NOUN = frozenset(
    "based located headquartered born dated named called known held made entitled aimed".split()
)
# "Peru|, which has no navy,| and Chile": what is set off has a verb of its own.
_SET_OFF = re.compile(r"\s*,\s+(?:who|which|whose|where)\b[^,;:.]{1,120},")
# These are subjects wherever they stand, and what follows them is a verb.
_SUBJECTS = frozenset(("he", "she", "they", "we", "i"))
_OF_WHO_SAYS = frozenset(("it", "they", "he", "she"))
_LONGEST_CUE = 14


class _Links(Struct, frozen=True):
    """What may stand between the subject, or the owner, and the words of the act."""

    subject: re.Pattern[str]
    helped: re.Pattern[str]
    told_to: re.Pattern[str]
    lets_it: re.Pattern[str]
    owner: re.Pattern[str]
    next_subject: re.Pattern[str]
    thing: re.Pattern[str]
    leader: re.Pattern[str]
    made_by: re.Pattern[str]


def keep_clause(text: str, trigger: Span, kind: EventType, actors: Sequence[Ref]) -> list[Ref]:
    """Leave out of who acts whoever stands in a clause beside that of the trigger.

    Who is told elsewhere by other words, and taken up here by a group, stays.
    """
    elsewhere = [ref for ref in actors if ref.resolved_by == "carried" and ref.actor is None]
    here = [ref for ref in actors if ref not in elsewhere]
    left = _in_clause(text, trigger, kind, here)
    return [ref for ref in actors if ref in elsewhere or ref in left] if elsewhere else left


def _in_clause(text: str, trigger: Span, kind: EventType, actors: Sequence[Ref]) -> list[Ref]:
    kept = [
        ref
        for ref in actors
        if not _is_set_apart(text, trigger, ref, actors) and not _is_stray(text, trigger, ref, actors)
    ]
    before = [ref for ref in kept if ref.span is not None and ref.span.end <= trigger.start]
    near = max(before, key=lambda ref: ref.span, default=None)  # type: ignore[arg-type,return-value]
    if near is None or near.span is None:
        return [ref for ref in kept if not _is_next_subject(text, trigger, ref, kept)]
    if len(kept) < 2:
        return kept
    told = _governs(text, near.span, trigger)
    if told is None:
        return [ref for ref in kept if not _is_next_subject(text, trigger, ref, kept)]
    dropped = [ref for ref in before if _is_of_other_clause(text, kind, ref, near, told)]
    if dropped and pronoun_in(near.span.text) in _OF_WHO_SAYS:
        # "The airline said |it would not fly": it is who said so.
        same = [ref for ref in dropped if _is_reported(text, ref, near, dropped)]
        kept = _as_pronoun(kept, near, same) if same else kept
        dropped = [] if same or not _is_known(near) else dropped
    elif not _is_known(near) and any(map(_is_known, dropped)):
        # Whom nobody knows may be known by another name of theirs: "we who govern Peru say our |leaders met".
        dropped = []
    kept = [ref for ref in kept if ref not in dropped]
    return [ref for ref in kept if not _is_next_subject(text, trigger, ref, kept)]


def _is_of_other_clause(text: str, kind: EventType, ref: Ref, near: Ref, told: str) -> bool:
    """Say whether a party before the one that governs the trigger has a verb of its own."""
    assert ref.span is not None
    assert near.span is not None
    if ref.span.end >= near.span.start:
        return False
    gap = text[ref.span.end : near.span.start]
    is_with = told != "owner" and _WITH.search(gap) is not None
    is_beside = is_with or _BESIDE_PRONOUN.search(gap) is not None or _CAUSED.search(gap) is not None
    # "The state — they — |we will": who speaks may be of it.
    is_beside = is_beside or (pronoun_in(near.span.text) == "we" and _is_known(ref))
    is_subject = (
        ref.span.text.lower() in _SUBJECTS and _OPENS.search(gap) is not None and len(gap.split()) > 2
    )
    if is_beside or not (is_subject or _has_verb(text, ref.span.end, near.span.start)):
        return False
    if kind in _TOGETHER:
        return _SAYS_THAT.search(gap) is not None
    return told != "subject" or _OPENS.search(gap) is not None


def _governs(text: str, span: Span, trigger: Span) -> str | None:
    """Say how a party right before a trigger stands to it; None where it cannot be told.

    "helped" is a subject with an auxiliary or "who", "owner" that of a noun, "told" who is told to do it.
    """
    between = text[span.end : trigger.start]
    if len(between) > _REACH:
        return None
    links = _links()
    if links.owner.fullmatch(between):
        return "owner"
    if links.helped.fullmatch(between):
        return "helped"
    if links.subject.fullmatch(between):
        return "subject"
    is_told = between.strip() == "to" and links.told_to.search(text[max(0, span.start - 40) : span.start])
    return "told" if is_told else None


def _has_verb(text: str, start: int, end: int) -> bool:
    """Say whether words have a verb, other than a participle that goes with a noun."""
    if (aside := _SET_OFF.match(text, start, end)) is not None:
        start = aside.end()
    unit = read_unit(text, start, end, ())
    for at, letter in enumerate(unit.tags):
        if letter in "AM":
            return True
        is_beside = unit.words[at + 1 : at + 2] == ["by"] or unit.words[at] in _BESIDE_NOUN
        if letter in "Vv" and not is_beside:
            return True
    return False


def _is_known(ref: Ref) -> bool:
    return ref.actor is not None or ref.country is not None


def _as_pronoun(refs: Sequence[Ref], pronoun: Ref, same: Sequence[Ref]) -> list[Ref]:
    """Give parties with those whom a pronoun takes up at the pronoun; whom nobody knows stay where told."""
    known = [
        msgspec.structs.replace(ref, span=pronoun.span, resolved_by="pronoun")
        if ref.actor is not None
        else ref
        for ref in same
    ]
    return [*(ref for ref in refs if ref is not pronoun and ref not in same), *known]


def _is_reported(text: str, ref: Ref, near: Ref, refs: Sequence[Ref]) -> bool:
    """Say whether "it" stands in what somebody says, who then is meant: "the airline said |it would stop"."""
    assert ref.span is not None
    assert near.span is not None
    if pronoun_in(ref.span.text) is not None:
        return False
    # Of "Peru and Chile said they …" each is who says so.
    said = max(one.span for one in refs if one.span is not None)
    unit = read_unit(text, said.end, near.span.start, ())
    if unit.tags.count("V") != 1 or set(unit.tags) & set("Mv.;:Rr&Q") or len(unit.tags) > _LONGEST_CUE:
        return False
    before, after = unit.tags.split("V")
    # "Obec |chief Ann Roe said": another name is who says so.
    if "C" in before:
        return False
    return len(after) < 2 or after[0] == "h" or "that" in unit.words[-len(after) :]


def _is_set_apart(text: str, trigger: Span, ref: Ref, refs: Sequence[Ref]) -> bool:
    """Say whether a party is a dateline's place, a turn's label, or who lets another act or did not act."""
    if ref.span is None or ref.span.end > trigger.start or len(refs) < 2:
        return False
    span, after = ref.span, [one.span for one in refs if one.span is not None and one.span > ref.span]
    between = text[span.end : trigger.start]
    if _NOT_THIS.search(text[max(0, span.start - 24) : span.start]):
        return any(one.span is not None and one.span < span for one in refs)
    # "Peru hopes that |Chile will allow it to |stay": Peru stays.
    if any(one.span is not None and one.span < span for one in refs) and _links().lets_it.fullmatch(between):
        return True
    if not any(one.end <= trigger.start for one in after):
        return False
    opens = not text[: span.start].rpartition("\n")[2].strip()
    return (opens and _DATELINE.match(text, span.start) is not None) or _LABEL.match(between) is not None


def _is_stray(text: str, trigger: Span, ref: Ref, refs: Sequence[Ref]) -> bool:
    """Say whether a party is a thing's name or origin, or who made what an act is about.

    "Was hacked using |Peruvian software", "hosted talks on a body founded by |Peru", "placards and |Peru
    flags", "|Lima Party (LP) chief Ann Roe".
    """
    if ref.span is None:
        return False
    if _USING.search(text[max(0, ref.span.start - 24) : ref.span.start]) is not None:
        return True
    is_before = ref.span.end <= trigger.start
    # The words of the act are no thing, nor stand within it.
    told = (_links().thing.match(text, ref.span.end), _links().leader.match(text, ref.span.end))
    if is_before and any(one is not None and one.end() <= trigger.start for one in told):
        return True
    others = any(_is_other(ref, one) for one in refs)
    made = (
        _links().made_by.search(text, trigger.end, ref.span.start) if ref.span.start > trigger.end else None
    )
    return others and made is not None and _LISTED.fullmatch(text, made.end(), ref.span.start) is not None


def _is_next_subject(text: str, trigger: Span, ref: Ref, refs: Sequence[Ref]) -> bool:
    """Say whether a party after a trigger is the subject of the next clause: "signed it, and |Peru needs"."""
    if ref.span is None or ref.span.start < trigger.end:
        return False
    before = text[trigger.end : ref.span.start]
    # "Condemning the raid, |Peru asks" has one subject; "the law was signed, |Peru needs" has two.
    has_two = _AND.search(before) or _PASSIVE.search(text[max(0, trigger.start - _REACH) : trigger.start])
    if not has_two and not any(_is_other(ref, one) for one in refs):
        return False
    joined = any(
        one.span is not None and one.span.end < ref.span.start and _is_list(text, one.span, ref.span)
        for one in refs
    )
    return (
        not joined
        and _NEXT.search(before) is not None
        and _links().next_subject.match(text, ref.span.end) is not None
    )


def begins_clause(text: str, at: int) -> bool:
    """Say whether a finite verb stands at a place, so that what ends there is its subject."""
    return _links().next_subject.match(text, at) is not None


def _is_other(ref: Ref, one: Ref) -> bool:
    """Say whether somebody else is known, who can act alone."""
    return one is not ref and one.span != ref.span and _is_known(one)


def _is_list(text: str, one: Span, other: Span) -> bool:
    return re.fullmatch(r"\s*(?:,|,?\s*(?:and|or|&))\s*(?:the\s+)?", text[one.end : other.start]) is not None


def drop_apposed(
    text: str, trigger: Span, actors: Sequence[Ref], names_person: Callable[[Span], bool]
) -> list[Ref]:
    """Leave out what is told of somebody named right beside it: "Ann Roe, |the party's candidate, urged"."""
    refs = [ref for ref in actors if ref.span is not None and ref.span.end <= trigger.start]
    dropped: list[Ref] = []
    for one, other in pairwise(refs):
        assert one.span is not None
        assert other.span is not None
        gap = text[one.span.end : other.span.start]
        if not re.fullmatch(r"(?:\s?\([^()]{1,30}\))?,\s+", gap) or other is not refs[-1]:
            continue
        if names_person(one.span) and not names_person(other.span) and _is_described(other.span.text):
            dropped.append(other)
        elif names_person(other.span) and one.actor is None and _is_described(one.span.text):
            dropped.append(one)
    return [ref for ref in actors if ref not in dropped]


def _is_described(words: str) -> bool:
    return _titles().search(words) is not None


@functools.cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_table('events_clause.toml')['offices']})\b", re.IGNORECASE)


@functools.cache
def _links() -> _Links:
    table = read_table("events_clause.toml")
    adverb = rf"(?:{table['adverbs']}|\w+ly)"
    when = r"(?:(?:on|this|last)\s+\w+|yesterday|today|earlier)"
    helps = rf"(?:{table['auxiliaries']})"
    brackets = r"(?:\s?\([^()]{1,40}\))?"
    some = rf"(?:\s+(?:{adverb}|{when}))*"
    return _Links(
        subject=re.compile(rf"{brackets},?{some}\s+"),
        helped=re.compile(
            rf"{brackets}(?:,?\s+(?:who|which|that)(?:\s+(?:{helps}|{adverb}))*|(?:(?:\s+|(?=[’']))(?:{helps}|{adverb}))*?"
            rf"(?:\s+|(?=[’'])){helps}(?:\s+(?:{helps}|{adverb}))*)\s+"
        ),
        told_to=re.compile(rf"\b(?:{table['orders']})\s+(?:the\s+)?\Z"),
        lets_it=re.compile(
            rf"[^.;:!?,]*\b(?:{table['orders']})\s+(?:it|him|her|them|you|us|me)\s+(?:\w+ly\s+)?to\s+(?:\w+ly\s+)?"
        ),
        owner=re.compile(
            rf"[’']s?\s+(?:(?!to\b|of\b|and\b|for\b)[\w-]+\s+){{0,2}}|[’']s?\s+(?:[\w-]+\s+)?(?:{table['choices']})\s+to\s+"
        ),
        leader=re.compile(
            rf"(?:\s?\([A-Z][A-Za-z.-]{{1,9}}\))?\s+(?:(?:vice|deputy|former|senior|co|state)[\s-]+)*(?:{table['offices']})\s+[A-Z][a-z]"
        ),
        made_by=re.compile(
            rf"\s(?:of|on|for|about|to|with)\s[^.;:!?]{{3,90}}?\b(?:{table['made']})\s+by\s+(?:the\s+)?",
            re.IGNORECASE,
        ),
        thing=re.compile(rf"(?:[’']s?)?\s+(?:{table['things']})\b", re.IGNORECASE),
        next_subject=re.compile(
            rf"\s+(?:(?:{adverb})\s+)?(?:{table['begins']}|{table['finite']}|[a-z]{{2,}}ed(?!\s+by\b))\b"
        ),
    )
