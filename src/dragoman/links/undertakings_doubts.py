"""What is no step: asked about, only meant or talked of, or put to somebody else."""

from __future__ import annotations

import re
from functools import cache

from dragoman.links.undertakings_acts import names_act
from dragoman.links.undertakings_marks import Desk
from dragoman.links.undertakings_words import cue_kind, table
from dragoman.schema.rows import Event, Ref, Statement
from dragoman.schema.span import Span
from dragoman.text.questions import is_asked_by_reporter

_ONCE = re.compile(r"\b(?:previously|formerly|once)\s+\Z", re.IGNORECASE)
# "It is not our expectation that they will", "nobody expects it to", "there are no plans to".
UNEXPECTED = re.compile(
    r"\b(?:not|never|no|nobody|cannot|\w+n['’]t)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:expect\w*|anticipat\w*|plans?|planning|intentions?|inten[dt]\w*|foresee\w*)\b[^,;]*\Z",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:if|whether)\s+(?:[\w.’'-]+\s+){1,6}?"
    r"(?:is|are|was|were|will|would|has|have|had|can|could|should)\b[^,;]*\Z",
    re.IGNORECASE,
)

# Who met is told only as those who were there, and that they did at the meeting of which the article is.
_THERE = re.compile(
    r"(?:the\s+)?(?:(?:two|both)\s+)?(?:participants|attendees|delegations?|sides|officials|ministers|leaders"
    r"|principals|they)",
    re.IGNORECASE,
)
_AT_MEETING = re.compile(
    r"\b(?:during|at|in)\s+(?:the|this|today['’]s|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:meeting|dialogue|summit|session|talks|forum|conference)\b",
    re.IGNORECASE,
)


@cache
def _not_yet() -> re.Pattern[str]:
    """Give what stands before the verb or noun of what was only meant, talked about or worked towards.

    Words are listed whole, each form: "plant", "Committee", "urgent", "considerable" tell of no intention.
    """
    meant = table()["meant"]
    phrases = (*meant["words"].split(), *meant["phrases"].split(";"))
    listed = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(
        r"(?:\b(?:to|can|could|may|might|will|would|shall|should|must|towards?|not|never)|['’]ll|n['’]t)"
        r"(?:\s+(?:\w+ly|also|further|jointly|together|better|continue to|be|have|been))*\s*\Z"
        rf"|\b(?:{listed})\b[^,;:]*\Z",
        re.IGNORECASE,
    )


def is_open(desk: Desk, event: Event) -> bool:
    """Say whether a sentence asks whether an event is so, or tells that somebody did, or how it once was.

    So does one that says that nobody expects or plans it, and whatever a reporter asks.
    """
    if is_asked_by_reporter(desk.text, event.trigger.start):
        return True
    sentence = desk.sentence(event.trigger.start)
    before = desk.text[sentence.start : event.trigger.start]
    # None of these reaches over a comma: the last clause is enough, and keeps long sentences quick.
    before = before[max(map(before.rfind, ",;")) + 1 :]
    if _ONCE.search(before) or UNEXPECTED.search(before):
        return True
    return _asks(sentence) or _WHETHER.search(before) is not None


def is_question(desk: Desk, statement: Statement) -> bool:
    """Say whether a statement is told in a question, or by a reporter who asks."""
    start = statement.content[0].start
    return is_asked_by_reporter(desk.text, start) or _asks(desk.sentence(start))


def _asks(sentence: Span) -> bool:
    return sentence.text.rstrip('"”* ').endswith("?")


def invites(event: Event, act: Span) -> bool:
    """Say whether the trigger puts the act to somebody: who invites another to act does not act."""
    if event.type not in ("AGREE", "CONCEDE") or not event.trigger.end < act.start:
        return False
    if cue_kind(event.trigger.text) in ("promised", "agreed"):
        return False
    return any(is_within(ref, event.trigger.end, act.start) for ref in event.recipients)


def is_at_forum(desk: Desk, event: Event) -> bool:
    """Say whether an event is of the meeting of a forum that the article's title names, by those there.

    "During the meeting, participants discussed": who they are, only the article as a whole tells.
    """
    if event.type != "CONSULT" or event.recipients or not desk.forums or not event.actors:
        return False
    words = (" ".join(ref.span.text.split()) for ref in event.actors if ref.span is not None)
    return (
        all(map(_THERE.fullmatch, words))
        and _AT_MEETING.search(desk.sentence(event.trigger.start).text) is not None
    )


def is_done(before: str, act: str) -> bool:
    """Say whether a deed's clause tells something done, not discussed or worked towards."""
    # A deed is told by its verb or as a noun; neither needs "to" before it.
    return _not_yet().search(before) is None and names_act(act, "will ")


def is_within(ref: Ref, start: int, end: int) -> bool:
    """Say whether a party is named within a range of the text."""
    return ref.span is not None and start <= ref.span.start and ref.span.end <= end
