"""What auxiliaries right before a trigger say of an event's status."""

from __future__ import annotations

import re

from dragoman.coding.events_open import asked_by_verb, left_open
from dragoman.schema.rows import Status
from dragoman.schema.span import Span

_ADVERBS = r"(?:\s+(?:also|now|then|soon|ever|yet|even|further|again|(?!only\b)\w+ly))*"
_BE = rf"{_ADVERBS}(?:\s+(?:be|been|being))?{_ADVERBS}\s+\Z"
# Each pattern ends where the trigger starts.
_TOLD: tuple[tuple[Status, re.Pattern[str]], ...] = (
    # "I think we’re going to make a |deal": what one expects to come is no plan of those who would do it.
    (
        "hypothetical",
        re.compile(
            r"\b(?:I|we|he|she|they)\s+(?:think|believe|guess|suspect|expect|hope)s?\s+(?:that\s+)?"
            r"[\w.’'-]+(?:\s+[\w.’'-]+){0,3}?\s+(?:going\s+to|will|can|could|would)\s+(?:[\w-]+\s+){0,4}\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "denied",
        re.compile(
            rf"\b(?:(?:has|have|had|did|do|does|was|were|is|are)(?:\s+not|n['’]t)|(?:has|have|had|was|were)"
            rf"\s+never){_BE}",
            re.IGNORECASE,
        ),
    ),
    ("planned", re.compile(rf"\b(?:will|shall|(?:is|are)\s+(?:due\s+)?to){_BE}", re.IGNORECASE)),
    # "Peru and Chile to hold a second round of |talks": what is to be held has not been.
    (
        "planned",
        re.compile(
            r"(?<!failed )(?<!refused )(?<!declined )\b(?:will|shall|to)\s+(?:hold|host|have|resume|restart"
            r"|begin|start|open|launch|conduct)\s+(?:[\w-]+\s+){0,5}\Z",
            re.IGNORECASE,
        ),
    ),
    # The month has a capital.
    ("hypothetical", re.compile(rf"\b(?:[Cc]ould|[Mm]ight|may){_BE}")),
)
# "He |never| met them"; "will never" tells of what is to come.
_NEVER = re.compile(
    r"(?<!will )(?<!would )(?<!shall )(?<!can )(?<!could )(?<!must )(?<!should )(?<!to )\bnever"
    r"(?:\s+(?:even|once|actually))?\s+\Z",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\w+(?<!ing)\b", re.IGNORECASE)
_REACH = 60
# "The false claim that she |ordered it": what is told as false has not been.
_FALSELY = re.compile(
    r"\b(?:falsely\s+(?:claim|suggest|alleg|stat|assert|say|said|report)\w*|(?:false|fake|fabricated|baseless|bogus|debunked|untrue)\s+"
    r"(?:claim|stor(?:y|ies)|report|rumou?r|assertion|narrative|post|news)s?)\b[^.!?\n]{0,60}?\bthat\s+"
    r"(?:(?!\b(?:and|but|before|after|as|while|when|since|because|until|though)\b)[^.!?;:,\n]){0,90}\Z",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:claims?|rumou?rs?|reports?|story|stories|allegations?)\b[^.!?\n]{0,40}?\bthat\s+[^.!?;,\n]{0,90}\Z",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(
    r"[^.!?;\n]{0,120}?\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:false|fake|untrue|fabricated|baseless|bogus|wrong|incorrect|debunked)\b",
    re.IGNORECASE,
)
_LONG = 200
# "Has been |held since May": it goes on.
_KEPT = re.compile(
    r"(?:held|detained|imprisoned|jailed|incarcerated|blocked|banned|suspended|closed|besieged|blockaded|occupied|barred|restricted"
    r"|sanctioned|frozen|interned)\b(?:\s+(?:in|at|by|from|on|without|under)\s+[^.;:!?\n]{1,70}?|,)?\s+(?:ever\s+)?since\b(?!\s+(?:been|then\s+been|released|freed))",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:released|freed|lifted|until|reopened|ended)\b", re.IGNORECASE)
# "Next week's |summit", "the upcoming |talks".
_TO_COME = re.compile(
    r"\b(?:upcoming|forthcoming|planned|scheduled|next\s+(?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[’']s)\s+"
    r"(?:[\w’.-]+\s+){0,4}?\Z",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"(?:summit|meeting|talks|visit|trip|dialogue|conference|session|round|call|negotiation|consultation|discussion)s?",
    re.IGNORECASE,
)


# "We would |welcome it" is no welcome yet; who "would urge" or "would thank" does so.
_WOULD = re.compile(r"(?:\bwould|[’']d)(?:\s+(?:also|very|much|of\s+course|\w+ly))*\s+\Z", re.IGNORECASE)
_STANCE = re.compile(r"(?:welcome|support|favou?r|back|endorse|embrace|accept)\b", re.IGNORECASE)
# "I am |continuing the national emergency": it is in force already, and stays so.
_KEEPS = re.compile(r"(?:continu|extend|renew|prolong|maintain|keep|remain)\w*", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:national\s+emergency|state\s+of\s+emergency)\b", re.IGNORECASE)


def plain_status(text: str, trigger: Span, read: Status) -> tuple[Status, str] | None:
    """Give the status that words tell so plainly that nothing which was read counts against it."""
    before = text[max(0, trigger.start - _LONG) : trigger.start]
    if read != "hypothetical" and (left := left_open(text, trigger)) is not None:
        return "hypothetical", left
    if read in ("planned", "occurred") and _keeps_in_force(text, trigger):
        return "ongoing", "emergency"
    if read in ("occurred", "ongoing"):
        if (false := _FALSELY.search(before)) is not None:
            return "denied", false[0].split("that")[0].strip()
        if _CLAIM.search(before) is not None and (told := _IS_FALSE.match(text, trigger.end)) is not None:
            return "denied", told[0].strip()[-30:]
    if read != "occurred":
        return None
    if _STANCE.fullmatch(trigger.text) and (would := _WOULD.search(before[-40:])) is not None:
        return "hypothetical", would[0].strip()
    kept = _KEPT.match(text, trigger.start)
    if kept is not None and _LATER.search(text[kept.end() : kept.end() + 60]) is None:
        return "ongoing", "since"
    if _GATHERING.fullmatch(trigger.text) and (coming := _TO_COME.search(before[-60:])) is not None:
        return "planned", coming[0].strip()
    return None


def _keeps_in_force(text: str, trigger: Span) -> bool:
    """Say whether an emergency is continued: one that was declared before, of which a sentence tells."""
    if _KEEPS.fullmatch(trigger.text) is None:
        return False
    low, high = max(0, trigger.start - _LONG), trigger.end + _LONG
    sentence = text[low : trigger.start].rpartition(". ")[2] + text[trigger.end : high].partition(". ")[0]
    return _IN_FORCE.search(sentence) is not None


def told_status(text: str, trigger: Span) -> tuple[Status, str] | None:
    """Give the status that auxiliaries tell, with their words; None where none stand there."""
    before = text[max(0, trigger.start - _REACH) : trigger.start]
    if (told := asked_by_verb(text, trigger)) is not None:
        return "hypothetical", told
    if (never := _NEVER.search(before)) is not None and _FINITE.fullmatch(trigger.text.split()[0]):
        return "denied", never[0].strip()
    for status, pattern in _TOLD:
        if (found := pattern.search(before)) is not None:
            return status, " ".join(found[0].split())
    return None
