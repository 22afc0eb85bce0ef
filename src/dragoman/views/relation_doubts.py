"""What is told of an act between two countries, but not that it was done, or was done once and now.

Each looks at the sentence of the act's trigger: what was only hoped for or possible, what a question asks,
what is counted, what is only kept in force, and what was done in an earlier term of office.
"""

from __future__ import annotations

import re

from dragoman.links.undertakings_doubts import UNEXPECTED
from dragoman.schema.rows import DONE, Event
from dragoman.text.questions import is_asked_by_reporter

# Characters before and behind a trigger in which its sentence is looked for.
_BEFORE, _BEHIND = 300, 300
# A full stop behind a capital is one of initials ("U.S. Congress").
_SENTENCE_END = re.compile(r"(?:(?<![A-Z])\.|[!?])['\"”’)\]]*(?=\s+['\"“‘(\[*]?[A-Z0-9]|\s*\Z)|\n\s*\n")
_ADVERBS = r"(?:\s+(?:\w+ly|not|also|further|jointly|together|soon|still|now|continue to|be|have|been))*\s*\Z"
# Right before the verb: it is hoped for, possible, wanted. Who was able to do something did it.
_UNREAL = (
    r"(?:be(?:ing)? able|unable|ability|capacity|opportunity|chance|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?"
    r"|wish(?:es|ed|ing)?|need(?:s|ed)?|unlikely|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing|al))\s+to"
)
_MEANT = re.compile(
    rf"\b(?:{_UNREAL}|(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought"
    r"|ready|willing(?:ness)?|prepared|likely|expect(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?)\s+to"
    rf"|could|would|might|may|should|must|will|shall|can|cannot){_ADVERBS}",
    re.IGNORECASE,
)
# Of what is announced only this is none: a hope, and what is for somebody else to do.
_NO_WORD = re.compile(rf"\b(?:{_UNREAL}|for\s+(?:[\w’'-]+\s+){{1,5}}to){_ADVERBS}", re.IGNORECASE)
# What a question takes for granted is told all the same: "what will you do after it recalled its envoy?"
_GRANTED = re.compile(
    r"\b(?:after|since|when|because|why|following|given|which|who|where|how)\b[^.?!]*\Z|\bthat\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:if|whether)\b[^.?!,;]*\Z", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|know|say|tell|clear|see|sure)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?i:in|during|under|throughout)\s+(?:(?:his|her|their|its|my|our|the)|[A-Z]\w+['’]s)\s+(?:\w+\s+)?"
    r"(?:first|previous|prior|last|former|earlier|past)\s+(?:term|administration|presidency|government|mandate|tenure)\b"
    r"|\b(?i:the)\s+(?:last|previous|prior|former)\s+(?:administration|government)\s+(?:had|has|did|\w+ed)\b"
)
# "stopped 79,800 times": that many acts, no one of them; "five times more" compares.
_TALLY = re.compile(
    r"\b(?:\d[\d,.]*|(?:hundreds|thousands|dozens|scores) of|many|several|a dozen)\s+times\b"
    r"(?!\s+(?:more|less|fewer|as|over|the|that|what|\w+er)\b)",
    re.IGNORECASE,
)
# What stays in force, most often from year to year: "continuing for one year the emergency".
_IN_FORCE = re.compile(
    r"\b(?:continu|extend|extension|renew|prolong|remain|maintain|keep)\w*\b[^.;]{0,80}?"
    r"\b(?:(?:national|state of) emergency|in force|in place(?! of)"
    r"|in effect(?=\W*(?:\Z|[.;,]|for\b|until\b))"
    r"|for (?:1|one|another|an? (?:additional|further)) (?:\w+ )?(?:years?|months?|period))\b",
    re.IGNORECASE,
)
# So many characters may stand between a measure and that it remains.
_SUBJECT = 45
_MEASURES = frozenset({"SANCTION", "COERCE", "MOBILIZE", "THREATEN", "ACCUSE"})


def is_kept_in_force(event: Event, text: str) -> bool:
    """Say whether an event without a day of its own is a measure that its sentence only keeps in force.

    What is prolonged year by year in the same words is no new act of each year.
    """
    if event.type not in _MEASURES or event.date_from == "text":
        return False
    before, behind = sentence_of(event, text)
    words = event.trigger.text
    found = _IN_FORCE.search(f"{before}{words}{behind}")
    if found is None:
        return False
    # "The sanctions |remain in force", but not "sanctioned them and said that others remain in force".
    reach = 0 if words.endswith("ed") else _SUBJECT
    return found.start() <= len(before) + len(words) + reach


def is_not_done(event: Event, text: str) -> bool:
    """Say whether an event that was read as done is only meant, or asked about; `text` is its article's.

    Of what is only announced it says whether it is a hope, or asked about. What a reporter says in a question
    nobody has told.
    """
    if is_asked_by_reporter(text, event.trigger.start):
        return True
    before, behind = sentence_of(event, text)
    if _is_asked(before, behind):
        return True
    doubts = (_MEANT,) if event.status in DONE else (_NO_WORD, UNEXPECTED)
    return any(words.search(before) for words in doubts)


def is_tally(event: Event, text: str) -> bool:
    """Say whether the sentence of an event counts how often it was done: "stopped them 79,800 times"."""
    before, behind = sentence_of(event, text)
    return _TALLY.search(before) is not None or _TALLY.search(behind) is not None


def is_of_earlier(event: Event, text: str) -> bool:
    """Say whether the sentence of an event tells of an earlier term of office."""
    before, behind = sentence_of(event, text)
    return _ONCE.search(f"{before}{event.trigger.text}{behind}") is not None


def _is_asked(before: str, behind: str) -> bool:
    if _GRANTED.search(before):
        return False
    asks = _ASKS.search(before)
    return behind.rstrip("\"'”’)] \n").endswith("?") or (
        asks is not None and _ASKING.search(before, 0, asks.start()) is not None
    )


def sentence_of(event: Event, text: str) -> tuple[str, str]:
    """Give the words of an event's sentence before its trigger, and those behind it with the stop."""
    start, end = event.trigger.start, event.trigger.end
    before = text[max(0, start - _BEFORE) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    behind = text[end : end + _BEHIND]
    stop = _SENTENCE_END.search(behind)
    return before[ends[-1] if ends else 0 :], behind[: stop.end() if stop else len(behind)]
