"""Which time of a sentence dates an act: that of its own clause, and none that an older act cannot have."""

from __future__ import annotations

import re

from dragoman.coding.clauses import read_unit
from dragoman.schema.rows import Time
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

# "They |had already |left": what lies behind the act of which a time was told.
_HAD = re.compile(
    r"\b(?:had|[’']d)(?:\s+(?:been|also|already|once|first|never|earlier|long|\w+ly))*\s+\Z", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BACK = 200
# Words that say which day, so that a time of day beside them is not one of any day.
_DAY = re.compile(r"day\b|yesterday|tomorrow|tonight|\d{4}|morning|evening", re.IGNORECASE)
# "|on| Friday", "|in| 2018", "|late| |last week|"; "after Friday", "the 2018 vote" date nothing.
_LED = re.compile(
    r"(?<!\w)(?:on|in|during|early|late|earlier)\s+(?:(?:early|late|mid)[\s-]+)?\Z", re.IGNORECASE
)
_DEICTIC = re.compile(
    r"(?:(?:earlier\s+)?(?:today|yesterday)|(?:last|this)\s+(?:week|month|year|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b.*",
    re.IGNORECASE,
)
# Right after a time there is its comma, its clause or the end; a noun would have it for its own.
_OPEN = re.compile(
    r",?\s+(?:[A-Z“\"]|(?:the|an?|he|she|they|we|i|it|his|her|their|our|its|two|three|some|about|at)\b)|,\s"
)
_CLOSED = re.compile(
    r"\s*(?:[.,;:?!)—–”\"]|\Z)|\s+(?:and|after|before|in|at|for|with|to|as|when|while|by|from|over|but)\b"
)
# A verb, or what opens a clause; auxiliaries belong to the act's own verb.
_CLAUSE = frozenset("VvgWSh;:-.(K")
_LONGEST = 14


def dates_act(text: str, time: Time, trigger: Span, sentence: Range) -> bool:
    """Say whether a time stands in the clause of an act, with no verb between them."""
    start, end = time.span.start, time.span.end
    is_first = start == sentence[0]
    is_led = _LED.search(text, max(sentence[0], start - 16), start) is not None
    if not (is_led or _DEICTIC.fullmatch(time.span.text)):
        return False
    if end <= trigger.start:
        begins = is_first or (is_led and _LED.match(text, sentence[0], start) is not None)
        before = text[sentence[0] : start].rstrip()
        is_set_off = begins or before.endswith(",") or before.rpartition(" ")[0].rstrip().endswith(",")
        return is_set_off and _OPEN.match(text, end) is not None and _is_one_clause(text, end, trigger.start)
    if start >= trigger.end:
        is_near = text[trigger.end : start].count(",") == 0 and _is_one_clause(text, trigger.end, start)
        return is_near and _CLOSED.match(text, end) is not None
    return False


def _is_one_clause(text: str, start: int, end: int) -> bool:
    tags = read_unit(text, start, end, ()).tags
    return len(tags) <= _LONGEST and not set(tags) & _CLAUSE


def dates_other(
    text: str,
    time: Time,
    period: str,
    trigger: Span,
    sentence: Range,
    published: str | None,
    *,
    is_done: bool,
) -> bool:
    """Say whether a time that was read cannot be that of an act: one to come, or today's for an older one."""
    # "Voters go to the polls tomorrow after his |resignation".
    if (
        is_done
        and published is not None
        and period[: len(published)] > published
        and len(period) >= len(published)
    ):
        return True
    if time.anchor == "published" and time.type == "TIME" and _DAY.search(time.span.text) is None:
        told = text[max(0, sentence[0] - _BACK) : sentence[1]]
        years = {year[0] for year in _YEAR.finditer(told)}
        return bool(years) and published is not None and published[:4] not in years
    is_elsewhere = not sentence[0] <= time.span.start < sentence[1]
    if not is_elsewhere:
        return False
    before = text[max(sentence[0], trigger.start - 40) : trigger.start]
    is_older = _HAD.search(before) is not None
    return is_older or (_stands_alone(text, time.span) and _YEAR.search(text, *sentence) is not None)


def _stands_alone(text: str, span: Span) -> bool:
    """Say whether a time is a line of its own, as over a report."""
    low = text.rfind("\n", 0, span.start) + 1
    high = text.find("\n", span.end)
    rest = text[low : span.start] + text[span.end : high if high >= 0 else len(text)]
    return re.search(r"[a-z]{3}", rest) is None
