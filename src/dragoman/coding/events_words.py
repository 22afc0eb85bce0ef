"""The words of a party, whole: what was read with a piece cut off is widened to its noun phrase.

"senior envoys from" goes on to say from where, "peaceful" is cut from the marchers, "an ex-" from its noun.
"""

from __future__ import annotations

import functools
import re

from dragoman.coding.clauses import Unit, phrase_end, read_unit
from dragoman.coding.cues import read_table
from dragoman.schema.span import Span

_REACH = 90
# "The President of", "envoys from": more must follow.
_OPEN_END = re.compile(r"\w\s+(?:of|from|for|on|in|to|at|throughout|across)(?:\s+the)?\Z")
# "The council (", "our allies and": these end before it.
_LOOSE_END = re.compile(r"(?:,?\s+(?:and|or|who|which)|[\s,;:(\[]+)\Z")
_WORD = re.compile(r"[\w’'-]*\w")
# "Ann Roe (|ind." is cut within brackets.
_IN_BRACKETS = re.compile(r"\s+\([^()\[\]]*\Z")
# "|Vice| President Roe", "|Prime| Minister Sy".
_TITLE = re.compile(r"(?:Minister|President|Prince|Princess|Lady|Gentleman|Secretary|Premier)\b")
_CUT_TITLE = re.compile(
    r"\b(?:[Tt]he\s+)?(?:Prime|Vice|Deputy|Foreign|Defen[cs]e|Interior|Finance|Crown|First|Second)\s+\Z"
)
_TITLE_REACH = 20
# A clause ends here, and with it every noun phrase.
_END = re.compile(r"[.;:?!]\s|\n\s*(?:\n|[-*•–#]\s)|[“”\"()]")


def take_whole(text: str, span: Span, trigger: Span) -> Span:
    """Give the words of a party up to the ends of its words and of its phrase; never over the trigger."""
    span = _with_title(text, _to_word_ends(text, span))
    cut = _IN_BRACKETS.search(span.text)
    if cut is not None and cut.start():
        span = Span.take(text, span.start, span.start + cut.start())
    if _OPEN_END.search(span.text):
        return _with_phrase(text, span, trigger) or span
    if loose := _LOOSE_END.search(span.text):
        return Span.take(text, span.start, span.start + loose.start()) if loose.start() else span
    return (_with_noun(text, span, trigger) if _adjective().fullmatch(span.text) else None) or span


def _to_word_ends(text: str, span: Span) -> Span:
    """Give "an ex-" as "an ex-minister"; a word is cut where letters stand on both sides of an edge."""
    is_cut = span.text[-1:].isalnum() and text[span.end : span.end + 1].isalnum()
    is_half = re.search(r"[a-z0-9]-\Z", span.text) is not None and text[span.end : span.end + 1].islower()
    # "More than 2,|100".
    is_half = is_half or (
        re.search(r"\d[.,]\Z", span.text) is not None and text[span.end : span.end + 1].isdigit()
    )
    if not is_cut and not is_half:
        return span
    rest = _WORD.match(text, span.end)
    return Span.take(text, span.start, rest.end()) if rest is not None else span


def _with_title(text: str, span: Span) -> Span:
    """Give "President Roe", cut from "Vice President Roe", with all of the title."""
    low = max(0, span.start - _TITLE_REACH)
    cut = _CUT_TITLE.search(text, low, span.start) if _TITLE.match(span.text) is not None else None
    return Span.take(text, cut.start(), span.end) if cut is not None else span


def _with_phrase(text: str, span: Span, trigger: Span) -> Span | None:
    """Add the noun phrase that a preposition at the end of a party wants."""
    unit = _unit_after(text, span, trigger)
    end = phrase_end(unit, 0, attach=False)
    # "The Ministry |of Trade" is one name.
    while (
        end
        and unit.tags[end : end + 1] == "O"
        and (more := phrase_end(unit, end + 1, attach=False)) > end + 1
    ):
        end = more
    return _to(text, span, unit, end) if end else None


def _with_noun(text: str, span: Span, trigger: Span) -> Span | None:
    """Add the noun to an adjective that was read alone."""
    unit = _unit_after(text, span, trigger)
    end = 0
    while unit.tags[end : end + 1] in ("N", "C") and not (end and _is_verb(unit, end)):
        end += 1
    # "The |local| mayor's visit" is of no mayor who was read.
    is_owner = unit.tags[end : end + 1] == "G"
    return _to(text, span, unit, end) if end and not is_owner else None


def _is_verb(unit: Unit, at: int) -> bool:
    """Say whether a word in -s after another is no noun of the phrase: "rural towns |needs"."""
    return unit.words[at].endswith("s") and unit.words[at - 1].endswith("s")


def _unit_after(text: str, span: Span, trigger: Span) -> Unit:
    high = min(len(text), span.end + _REACH)
    if trigger.start >= span.end:
        high = min(high, trigger.start)
    stop = _END.search(text, span.end, high)
    return read_unit(text, span.end, stop.start() if stop is not None else high, ())


def _to(text: str, span: Span, unit: Unit, end: int) -> Span:
    return Span.take(text, span.start, unit.ends[end - 1])


@functools.cache
def _adjective() -> re.Pattern[str]:
    table = read_table("events_words.toml")
    lead = rf"(?:the\s+(?!(?:{table['nouns']})\Z)|(?:an?|some|many|all|our|their|its)\s+)?"
    return re.compile(rf"{lead}(?:{table['adjectives']})", re.IGNORECASE)
