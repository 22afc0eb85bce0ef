"""Who thanks whom: the one spoken to, whose name is set off, is thanked, and never who thanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.schema.rows import Ref, Statement
from dragoman.schema.span import Span

_THANK = re.compile(r"(?:thank|appreciat|grateful|gratitude|salut|commend|congratulat)", re.IGNORECASE)
# "Ann Roe|, I want to |thank you".
_SET_OFF = re.compile(
    r"\s*(?:,|[-–—]+)\s*(?:(?:and|so)\s+)?(?:I|[Ww]e)(?:[’']d|[’']m|[’']re|\s+(?:am|are))?"
    r"(?:\s+(?:want|wish|would|like|have|must|just|really|also|again|so|very|truly|do|both|all|to|can|only"
    r"|deeply|sincerely))*\s+"
)
# "Ann Roe| – |thank you": without "I", "you" tells that it is she.
_DIRECT = re.compile(r"\s*(?:,|[-–—]+)\s*")
_YOU_AFTER = re.compile(r"\s+(?:to\s+)?you\b(?!\s*[’']?\s*(?:re|ve|ll|d)\b)", re.IGNORECASE)
# Where somebody is called by name: a sentence, or a part of it, begins.
_CALLED = re.compile(r"(?:\A|[.!?;:—–…)\]]|\b(?:and|so|now|well|but|again|yes),?)[\s\"“*]*\Z", re.IGNORECASE)
# "Thank you|, Mr. President".
_YOU_AND_NAME = re.compile(r"\s*(?:,|[-–—])\s*")
# "We, the Peruvians", "Ann and I" are who speaks.
_SELF = re.compile(r"\A[Ww]e\b|\bI\b|\bmyself\b")
_YOU = frozenset(("you", "your"))
# "It was a “|thank you|” to Peru" is of nobody.
_THANK_YOU = re.compile(r"thanks?\s+(?:to\s+)?you\b(?![\"”])", re.IGNORECASE)
# Nobody stands before "thank you" as its subject.
_ALONE = re.compile(r"(?:\A|[.!?;:,—–…)\]\"“]|\b(?:and|so|well|but|again))[\s*]*\Z", re.IGNORECASE)


def mend_thanks(
    text: str, trigger: Span, actors: Sequence[Span], recipients: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Give the words of who thanks and of who is thanked; "you" beside its own name is no other party."""
    if _THANK.match(trigger.text) is None:
        return list(actors), list(recipients)
    called = [span for span in (*actors, *recipients) if _is_called(text, span, trigger)]
    kept = [span for span in actors if span not in called]
    # Who is called by name and whoever "you" is are one.
    thanked = sorted({*recipients, *called})
    named = [span for span in thanked if not _is_you(span)]
    thanked = [
        span
        for span in thanked
        if not _is_you(span) or not (called or any(_follows(text, span, one) for one in named))
    ]
    return kept, thanked


def who_thanks(text: str, trigger: Span, said_in: Statement | None) -> tuple[Ref, ...]:
    """Give the speaker of a "Thank you …" that has no subject; nobody where no speaker is known."""
    if said_in is None or said_in.speaker is None or said_in.manner == "indirect":
        return ()
    speaker = said_in.speaker
    is_plain = trigger.text.lower() in ("thank", "thanks", "thank you")
    has_you = _THANK_YOU.match(text, trigger.start) is not None
    if not is_plain or not has_you or not _ALONE.search(text[: trigger.start][-20:]):
        return ()
    return (speaker,) if speaker.span is not None and speaker.actor is not None else ()


def _is_called(text: str, span: Span, trigger: Span) -> bool:
    """Say whether words before a trigger are whom it speaks to: set off, at the start of what is said."""
    if span.end > trigger.start or not span.text[:1].isupper() or _SELF.search(span.text) is not None:
        return False
    between, after = text[span.end : trigger.start], text[trigger.end :][:12]
    if _CALLED.search(text[max(0, span.start - 20) : span.start]) is None:
        return False
    has_you = _YOU_AFTER.match(after) is not None or trigger.text.lower().endswith(" you")
    has_your = re.match(r"\s+(?:for\s+)?your\b", after, re.IGNORECASE) is not None
    if _SET_OFF.fullmatch(between) is not None:
        return has_you or has_your
    return has_you and _DIRECT.fullmatch(between) is not None


def _is_you(span: Span) -> bool:
    return span.text.lower() in _YOU


def _follows(text: str, you: Span, name: Span) -> bool:
    """Say whether a name is set off right after "you"."""
    between = text[you.end : name.start] if name.start >= you.end else None
    return between is not None and _YOU_AND_NAME.fullmatch(between) is not None and name.text[:1].isupper()
