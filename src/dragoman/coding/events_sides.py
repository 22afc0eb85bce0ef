"""On which side of an act words stand that are told beside it: of another clause, of its place, or its aim.

"He was held after |a mayor was stabbed" holds no mayor; "died at the hands of |gunmen" and "the |crews who
came to our aid" tell who acts; "if |Peru attacks, we will answer" tells whom a threat is put to.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from dragoman.coding.clauses import phrase_end, read_unit
from dragoman.coding.cues import read_table
from dragoman.coding.events_active import find_actor
from dragoman.coding.events_clause import begins_clause
from dragoman.schema.rows import EventType
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

_NEXT = re.compile(
    r"\b(?:after|before|while|when|because|once|although|since)\s+(?:the\s+|an?\s+)?\Z", re.IGNORECASE
)
_SET_OFF = re.compile(r",\s[^,;.!?]{1,80},(?=\s)")
# "Was freed |before killing a guard", "was barred |from seeing her".
_DOING = re.compile(
    r"\b(?P<how>before|after|while|without|from)\s+(?:\w+ly\s+)?\w{3,}ing\b[^.;:!?]{0,200}\Z", re.IGNORECASE
)
# "Arrested a man |who had shot her"; "a premier who may |be Ann Roe" is she.
_WHO = re.compile(
    r"\bwho\s+(?:\w+\s+){1,6}(?<!\bbe )(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
# "Shot buyers |at a shop"; what follows "threw stones at" is hit.
_AT = re.compile(r"\s+(?:at|outside|inside|near|in\s+front\s+of)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_THROWN = re.compile(
    r"(?:shots?|fire|rockets?|missiles?|stones?|rocks?|gas|bombs?|guns?|rifles?|grenades?|rounds?|shells?|bullets?|bottles?|weapons?"
    r"|drones?|artillery|punches|eggs)\Z",
    re.IGNORECASE,
)
# "Towns |hit by| a storm", "targets |in Peru and| Chile".
_HIT_BY = re.compile(
    r"[^,;:.]*\b(?:\w+ed|hit|struck|hurt|shot|held|run|led|torn|driven|overrun)\s+by\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_IN_AND = re.compile(
    r"\b(?:in|inside|across|throughout)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3},?\s+and\s+(?:the\s+)?\Z"
)
# "Vowed to |make sure| Peru |will never| arm": it is promised to others.
_ENSURES = re.compile(
    r"\b(?:ensur(?:e|es|ed|ing)|(?:make|makes|made|making)\s+sure|guarante\w+)\s+(?:that\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(
    r"\s+(?:will|can|could|would|does|do)\s*(?:never|not|n[’']t)\b|\s+never\b", re.IGNORECASE
)
# "Reaffirmed |Peru|'s firm commitment|": it is Peru that is bound.
_SAYS_AGAIN = re.compile(
    r"(?:re-?affirm|affirm|re-?iterat|re-?stat|underscor|underlin|stress|emphasi|confirm|repeat|pledg|voic)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"[’']s?\s+(?:(?!(?:of|for|to|and|in|on|that|with)\b)[\w-]+\s+){0,4}?(?:[\w-]+-)?(?:commitments?|support|resolve|dedication|determination|pledges?|promises?"
    r"|solidarity|readiness|willingness|intention|backing)\b",
    re.IGNORECASE,
)
_BY_FORCE = ("ASSAULT", "COERCE")
# How many words a phrase before "who" may have.
_LONGEST = 8
_HANDS = re.compile(r"[^.;!?]{0,120}?\bat\s+the\s+hands\s+of\s+(?=\w)", re.IGNORECASE)
_AID = re.compile(r"(?:aid|help|rescue|assistance|defen[cs]e|relief)", re.IGNORECASE)
_COME = re.compile(
    r"\b(?P<verb>come|came|comes|rushed|gone|went|rallied|raced|sprang)\s+(?:\w+ly\s+)?to\s+(?:the|its|their|his|her|our)\s+\Z",
    re.IGNORECASE,
)
_NAME = r"[A-Z](?:[\w-]|\.(?=\w))*(?:\s+[A-Z](?:[\w-]|\.(?=\w))*){0,4}"
_IF = re.compile(
    rf"(?<![\w-])(?:[Ii]f|[Uu]nless|Should)\s+(?P<who>(?:the\s+)?(?:{_NAME}|regime|junta|government|military|army|rebels)"
    r"(?:\s+(?:forces|troops|government|leaders|officials|authorities|regime|army|military))?|he|she|they|it)\s+(?:[a-z]|[’'])"
)
_RESPONDS = re.compile(
    r"\b(?:[Rr]espond\w*|[Rr]eact\w*|[Rr]epl(?:y|ied|ying)|[Rr]esponse|[Rr]eaction)\s+to\s+"
    rf"(?P<who>(?:the\s+)?{_NAME})[’']s?\s[^.;!?]{{0,200}}\Z"
)
_RESPONSES = ("ACCUSE", "REJECT")
_OWNERS = ("ACCUSE", "REJECT", "SUPPORT")
_FROM = re.compile(r"\s+(?:in|from|to|of|against|on|over|with)\s+(?:the\s+)?")
_WAR = re.compile(r"(?:wars?|invasion|aggression|attacks?|assault|offensive|onslaught)", re.IGNORECASE)
_AGAINST = re.compile(rf"(?:\s+of\s+aggression)?\s+against\s+(?:the\s+)?(?P<who>{_NAME})")
_FOR = re.compile(
    r"\b(?:support\w*|stand(?:s|ing)?\s+with|defend\w*|help\w*|assist\w*|back(?:s|ed|ing)?|aid\w*|commitment\s+to|solidarity\s+with)\s+"
    rf"(?:(?:to|for|the\s+people\s+of)\s+)?(?P<who>{_NAME})(?:[’']s?)?\s[^.;!?]{{0,60}}?\b(?:in\s+the\s+face\s+of|against|amid|in\s+light\s+of"
    r"|in\s+response\s+to)\s+(?:[\w’'-]+\s+){0,4}\Z"
)


def drop_beside(text: str, trigger: Span, kind: EventType, recipients: Sequence[Span]) -> list[Span]:
    """Leave out of those acted on whoever stands in a clause after the act, or is where it was done."""
    return [span for span in recipients if not _is_beside(text, trigger, kind, span, recipients)]


def _is_beside(text: str, trigger: Span, kind: EventType, span: Span, all_: Sequence[Span]) -> bool:
    if span.start < trigger.end:
        return False
    if kind in ("SUPPORT", "AGREE") and _SAYS_AGAIN.match(trigger.text) and _BOUND.match(text, span.end):
        return True
    between = text[trigger.end : span.start]
    if _NEXT.search(between) and _begins(text, span.end):
        return True
    if kind == "AGREE" and _ENSURES.search(between) and _WILL_NOT.match(text, span.end):
        return True
    others = [one for one in all_ if one.end <= span.start and one is not span]
    if not others:
        return False
    near = max(others)
    doing = _DOING.search(text, max(near.end, trigger.end), span.start)
    if doing is not None:
        return doing["how"].lower() != "from" or kind != "SANCTION"
    if near.start < trigger.end:
        return False
    if _HIT_BY.fullmatch(text, near.start, span.start) is not None:
        return True
    if kind in _BY_FORCE and _IN_AND.search(text, near.end, span.start) is not None:
        return True
    gap = text[near.end : span.start]
    if _WHO.search(gap) is not None:
        return "," not in gap.strip(" ,\n")
    is_at = kind in _BY_FORCE and _AT.fullmatch(gap) is not None
    return is_at and _THROWN.search(near.text) is None and not span.text[:1].isupper()


def _begins(text: str, end: int) -> bool:
    """Say whether a verb follows, or does so after what is set off by commas: "a mayor, Ann Roe, |was"."""
    aside = _SET_OFF.match(text, end)
    return begins_clause(text, aside.end() if aside is not None else end)


def turn_owners(
    text: str, trigger: Span, kind: EventType, actors: Sequence[Span], recipients: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Give "his dissent from |the court's ruling" the court as acted on, where who acts stands before."""
    turned = [
        span
        for span in actors
        if kind in _OWNERS
        and span.start > trigger.end
        and any(one.end <= trigger.start for one in actors)
        and _FROM.fullmatch(text, trigger.end, span.start) is not None
        and text[span.end : span.end + 1] in ("'", "’")
    ]
    return [span for span in actors if span not in turned], sorted({*recipients, *turned})


def find_agent(text: str, trigger: Span, sentence: Range) -> Span | None:
    """Find who acts where "at the hands of" or "came to the aid of" says so; None for other words."""
    hands = _HANDS.match(text, trigger.end, sentence[1])
    if hands is not None:
        unit = read_unit(text, hands.end(), sentence[1], ())
        # "At the hands of |armed gangs".
        first = 1 if unit.tags[:1] == "v" else 0
        end = phrase_end(unit, first, attach=False)
        return Span.take(text, hands.end(), unit.ends[end - 1]) if end > first else None
    if _AID.fullmatch(trigger.text) is None:
        return None
    come = _COME.search(text, sentence[0], trigger.start)
    if come is None:
        return None
    verb = Span.take(text, come.start("verb"), come.end("verb"))
    return _before_who(text, verb, sentence) or find_actor(text, verb, sentence)


def _before_who(text: str, verb: Span, sentence: Range) -> Span | None:
    """Find the noun phrase, as long as it may be, of "thanked |the crews| who have |come"."""
    unit = read_unit(text, sentence[0], verb.start, ())
    who = len(unit.tags.rstrip("AMna")) - 1
    if who < 1 or unit.words[who] not in ("who", "that"):
        return None
    for first in range(max(0, who - _LONGEST), who):
        if unit.tags[first] in "DCN#" and phrase_end(unit, first) == who:
            return Span.take(text, unit.starts[first], unit.ends[who - 1])
    return None


def find_aims(text: str, trigger: Span, kind: EventType, sentence: Range) -> Iterator[Span]:
    """Find at whom an act may be directed that its own words do not say, likeliest first."""
    if kind == "THREATEN":
        yield from (_who(text, found) for found in _IF.finditer(text, *sentence))
    if kind in _OWNERS and (owned := _owned().match(text, trigger.end, sentence[1])) is not None:
        yield _who(text, owned)
    if kind in _RESPONSES:
        found = _RESPONDS.search(text, sentence[0], trigger.start)
        yield from [_who(text, found)] if found is not None else []
    if kind == "ASSAULT" and _WAR.fullmatch(trigger.text):
        against = _AGAINST.match(text, trigger.end, sentence[1])
        found = against or _FOR.search(text, sentence[0], trigger.start)
        yield from [_who(text, found)] if found is not None else []


def _who(text: str, found: re.Match[str]) -> Span:
    return Span.take(text, found.start("who"), found.end("who"))


@functools.cache
def _owned() -> re.Pattern[str]:
    """Compile "his proposed |budget", "Roe's |claim": what is refused or backed, and whose it is."""
    nouns = read_table("events_sides.toml")["owned"]
    return re.compile(
        rf"\s+(?P<who>his|her|their|its|(?:the\s+)?{_NAME}(?=[’']))(?:[’']s?)?\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})\b"
    )
