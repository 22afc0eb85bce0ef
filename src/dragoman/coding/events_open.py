"""Acts that are left open: asked about in any form of question, supposed after "if", or only offered."""

from __future__ import annotations

import re

from dragoman.schema.span import Span

_QUESTION = re.compile(r"[^.!?\n]*\?")
# "You met her, |what did she say?": what is asked comes after the act.
_ASKS_ELSE = re.compile(
    r"[^.!?\n]*\b(?:what|why|how|when|who|whom|where|which"
    r"|(?:but|so|and)\s+(?:do|does|did|can|could|will|would|is|are|has|have|you))\b"
    r"|[^.!?\n]*[,;—–-]\s*(?:is|was|are)\s+(?:that|this|it)\b",
    re.IGNORECASE,
)
_REACH = 200
# "|Has the minister already |met them?": whether it is so is what is asked.
_ASKS = re.compile(
    r"(?:\A|[.!?:;,—–-]\s+|\n\s*|\b(?:and|but|or|so|Q)\s+|[“\"(])(?:Have|Has|Had|Did|Do|Does|Is|Are|Was|Were|Will|Would|Can|Could)"
    r"\s+(?!n[’']t\b)(?:[\w’'.-]+\s+){1,7}?\Z",
    re.IGNORECASE,
)
# What stands so before a verb makes it a part of the subject of which something else is asked.
_OTHER_VERB = re.compile(
    r"\b(?:that|who|which|because|as|when|if|by|after|to|the|a|an|of|for|in|on|with)\s+\Z", re.IGNORECASE
)
_NEAR = 60
_ANY = re.compile(r"\w+")
# "Q |You are not |backing them?": a reporter asks in the form of a statement.
_ASKS_PLAINLY = re.compile(
    r"(?:\A|[.!?]\s+|\n\s*|\bQ\s+)(?:(?:[Ss]o|[Bb]ut|[Aa]nd|[Rr]ight\s+now|[Nn]ow"
    r"|just\s+to\s+(?:clarify|be\s+clear)|that\s+means),?\s+){0,4}"
    r"(?:[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t)(?:[’'](?:re|ve|s)|\s+(?:are|is|was|were|have|has|had|did|do|does|will))?"
    r"(?:\s+(?:not|also|now|still|\w+ly))*\s+\Z"
)
# "Has Peru |released them?", "is Peru |pressing them?", "did he |press them?": the form of the verb tells it
# apart from a noun of which something else is asked.
_NO_NAME = (
    r"(?!(?:that|who|which|because|as|when|if|by|after|before|of|for|in|on|with|about|from|at|to|and|or)\b)"
)
_WHO = rf"(?:{_NO_NAME}[\w’'.-]+\s+){{1,6}}?"
_OPENS = r"(?:\A|[.!?:;,—–-]\s+|\n\s*|\b(?:and|but|so|Q)\s+|[“\"(])"
_THEY = r"(?:you|he|she|they|we|it|anyone|anybody|somebody)\s+(?:(?:also|ever|not|even|already|\w+ly)\s+)*"
_ASKS_BY_FORM = (
    (
        re.compile(rf"{_OPENS}(?:have|has|had)\s+{_WHO}\Z", re.IGNORECASE),
        re.compile(r"\w+(?:ed|en|wn|ne)\b", re.IGNORECASE),
    ),
    (
        re.compile(rf"{_OPENS}(?:is|are|was|were)\s+{_WHO}\Z", re.IGNORECASE),
        re.compile(r"(?!meeting|killing|bombing|shooting|fighting)\w+ing\b", re.IGNORECASE),
    ),
    (
        re.compile(
            rf"{_OPENS}(?:do|does|did|will|would|can|could)\s+{_THEY}\Z|{_OPENS}(?:is|are|was|were)\s+{_THEY}going\s+to\s+\Z",
            re.IGNORECASE,
        ),
        _ANY,
    ),
)
# "If they |cooperate", "if Peru |does not |cooperate": no noun that something else is said of.
_IF = re.compile(
    r"\b(?<!as )(?<!even )if\s+"
    r"(?:(?!(?:that|who|which|then|because|after|before|so|and|but|not|possible|any)\b)"
    r"[\w’'.-]+\s+){1,5}?"
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|can)(?:\s+not|n[’']t)?\s+)"
    r"(?:\w+ly\s+|further\s+|ever\s+|not\s+)*\Z"
    rf"|\b(?<!as )(?<!even )if\s+{_THEY}\Z",
    re.IGNORECASE,
)
# "She |offered to |resign", "|offers of |resignation".
_OFFERS = re.compile(
    r"\b(?:offer(?:s|ed|ing)?\s+(?:(?:of|to)\s+)?|ready\s+to\s+|willing\s+to\s+)(?:(?:his|her|their|my)\s+)?\Z",
    re.IGNORECASE,
)
_RESIGNS = re.compile(r"resign|step\s+down", re.IGNORECASE)


def left_open(text: str, trigger: Span) -> str | None:
    """Give the words by which an act is only asked about, supposed or offered."""
    # What is cut within a sentence does not begin one.
    low = max(0, trigger.start - _REACH)
    before = "… " * (low > 0) + text[low : trigger.start]
    tried = [(_IF, _ANY), (_OFFERS, _RESIGNS)]
    if _QUESTION.match(text, trigger.end) is not None:
        tried += _ASKS_BY_FORM
        tried += [(_ASKS_PLAINLY, _ANY)] if _ASKS_ELSE.match(text, trigger.end) is None else []
    for pattern, form in tried:
        found = pattern.search(before)
        if found is not None and form.match(trigger.text) is not None:
            return " ".join(found[0].split())
    return None


def asked_by_verb(text: str, trigger: Span) -> str | None:
    """Give the words that ask whether something is so, right before its verb in a question."""
    before = text[max(0, trigger.start - _NEAR) : trigger.start]
    # A window that is cut within a sentence does not begin with a question.
    found = _ASKS.search(before if len(before) < _NEAR else f"… {before}")
    if found is None or _OTHER_VERB.search(before) is not None or _QUESTION.match(text, trigger.end) is None:
        return None
    return " ".join(found[0].split())
