"""Tells numbers that count nothing: codes, citations, scores, ages, "one of", "the two leaders"."""

from __future__ import annotations

import re

from dragoman.coding.figures_labels import is_label
from dragoman.coding.figures_units import Measured
from dragoman.coding.figures_words import either, listed, words

_WORD_AFTER = re.compile(r"[\s-]*([A-Za-z][A-Za-z.’'-]*)")
_AGE_AFTER = re.compile(
    r"[\s-]*(?:(?:or|to|and)\s+[0-9]+[\s-]+)?(?:-?\s?years?[\s-]+olds?|-?\s?year-?olds?|y/o|yo|\s*years?\s+of\s+age)\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    rf"\b{either('refuse', 'age_before')}\s+(?:about\s+|between\s+|from\s+)?(?:[a-z0-9]+,\s+){{0,6}}"
    r"(?:[a-z0-9]+,?\s+(?:and|to|or)\s+)?$",
    re.IGNORECASE,
)
# "When I was 16", "she is nine,": the age of a person, where nothing follows that could be counted.
_AGE_OF_PERSON = re.compile(
    r"\b(?:he|she|who|I)(?:\s+(?:was|is|am|turned)|[’'](?:m|s))\s+"
    rf"(?:{either('refuse', 'age_adverbs')}\s+)*(?:[0-9]+(?:,|\s+or)\s+)?$",
    re.IGNORECASE,
)
_NO_NOUN_AFTER = re.compile(rf"\s*(?:[,.;:!?)”\"]|$)|\s+{either('refuse', 'after_age')}\b")
_FOOTNOTE = re.compile(r"[0-9]{1,3}\]")
_SCORE_BEFORE = re.compile(r"(?<![0-9$£€])[0-9]{1,3}\s[-–—]\s$")
_SCORE_AFTER = re.compile(r"\s[-–—]\s[0-9]{1,3}(?![0-9,.]*[0-9%])")
_ARC = re.compile(r"[0-9.]*[°º][0-9]{1,2}[′']|[0-9.]+[′″]|[0-9.]+[°º]\s?[NSEW]\b")
_FINE_DECIMAL = re.compile(
    r"[0-9]{1,3}\.(?:[0-9]{5,}|[0-9]{3,}(?=;\s[0-9]))|(?<=[0-9];\s)[0-9]{1,3}\.[0-9]{3,}"
)
_LASTS = re.compile(rf"[-‑]{either('refuse', 'durations')}\b", re.IGNORECASE)
_LASTS_IN_CAPITALS = re.compile(rf"\s+{either('refuse', 'durations').upper()}\b")
# "The first year or two", "a day or three".
_OR_SO_MANY = re.compile(rf"\b{either('refuse', 'short_durations')}\s+or\s+$")
_NUMBERED_WORD = re.compile(r"(?:And\s+)?$")
_NUMBERED_POINT = re.compile(r"[0-9]{1,2}\)")
_LAW_AFTER = re.compile(r"\s+U\.?\s?S\.?\s?(?:Code|C\b)")
_CLOCK_AFTER = re.compile(r"\s*(?:[ap]\.?m\b|o['’]clock|hours?\s+GMT|GMT\b)|:[0-9]", re.IGNORECASE)
_ONE_AFTER = re.compile(
    rf"\s+{either('refuse', 'one_after')}\b|\s*[-–—]|[’']s|\s*[.,;:!?”\")]", re.IGNORECASE
)
_ONE_BEFORE = re.compile(rf"\b{either('refuse', 'one_before')}\s+$", re.IGNORECASE)
_COUNTED_WITH_HYPHEN = listed("refuse", "counted_with_hyphen")
_PLACE_IN_TABLE = re.compile(rf"\b{either('refuse', 'places')}\s+$", re.IGNORECASE)
_VOTE = re.compile(r"\b[Vv]ot(?:e|es|ed|ing)\b")
_DEFINITE = re.compile(rf"\b{either('refuse', 'definite')}\s+(?:same\s+)?$", re.IGNORECASE)
_HALF_BEFORE = re.compile(rf"\b{either('refuse', 'parts')}[\s-]+$", re.IGNORECASE)
_HALF_NAMED = re.compile(r"Half\s+[A-Z]|half-|half\s+(?:past|way)\b")
_ADDED = re.compile(r"\b(?:sub|minus|plus)-$", re.IGNORECASE)
_NUMBERING = re.compile(rf"{either('refuse', 'numbering')}(?:\s+of)?\s+$")
_NAME_LAST = re.compile(r"\b[A-Z][a-z]+\s+$")
_IN_PROSE = re.compile(r"\b(?:[a-z]+|The)\s$")
_AFTER_ZERO = listed("refuse", "after_zero")
_CAPITAL_NAMES = listed("refuse", "capital_names")
_WORDS = re.compile(r"[A-Za-z-]+")
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?$|of$")
_LABEL_BEFORE = re.compile(
    r"(?:#|№|§|\b(?:[nN]o|[nN]os|[pP]p?|[sS]ec|[aA]rt|[fF]ig|[vV]ol|E\.O|Pub\. ?L|Stat"
    r"|U\.\s?S\.\s?C|C\.\s?F\.\s?R)\.?\)?)\s?$"
)


def counts_nothing(
    text: str, sentence: tuple[int, int], first: Measured, last: Measured, *, is_range: bool
) -> bool:
    """Say whether a number (or the range from `first` to `last`) is none that a report claims."""
    start, end = first.start, last.end
    if _in_code(text, start, end, sentence[0]):
        return True
    if last.money or last.share:
        return _in_name(text, end, sentence[1])
    before = text[max(sentence[0], start - 40) : start]
    after_end = min(sentence[1], end + 40)
    if _is_age(text, first, before, end, after_end) or _LABEL_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    if first.numeral.form == "digits" and _marks_only(text, first, before, end):
        return True
    if _CLOCK_AFTER.match(text, end, after_end) or _LASTS.match(text, end, after_end):
        return True
    if _OR_SO_MANY.search(before) or _LASTS_IN_CAPITALS.match(text, end, after_end):
        return True
    if first.numeral.value == 0 and text[first.numeral.end : first.numeral.end + 1] == "-":
        return True
    if last.numeral.form == "share":
        return bool(_HALF_BEFORE.search(before) or _HALF_NAMED.match(text, start, end + 6))
    if last.unit is not None or last.numeral.form == "vague":
        return False
    if last.numeral.form == "words":
        return _is_idle_word(text, sentence, first, before)
    if not is_range and first.numeral.value == 2 and is_definite(text, sentence, first, before):
        return True
    return is_label(text, sentence, first, last, before, is_range=is_range)


def _is_age(text: str, item: Measured, before: str, end: int, limit: int) -> bool:
    """Say whether a number is the age of somebody."""
    if _AGE_AFTER.match(text, end, limit) or _AGE_BEFORE.search(before):
        return True
    return bool(
        (item.numeral.value or 0) <= 110
        and item.unit is None
        and _AGE_OF_PERSON.search(before)
        and _NO_NOUN_AFTER.match(text, end, limit)
    )


def _marks_only(text: str, item: Measured, before: str, end: int) -> bool:
    """Say whether digits are a footnote, a score, a coordinate, a numbered point or the title of a code."""
    start = item.numeral.start
    if before.endswith("[") and _FOOTNOTE.match(text, start) and before[-2:-1].strip():
        return True
    if _SCORE_BEFORE.search(before) or (item.unit is None and _SCORE_AFTER.match(text, end)):
        return not _VOTE.search(before)
    if _ARC.match(text, start) or _FINE_DECIMAL.match(text, start) or _LAW_AFTER.match(text, end):
        return True
    return _NUMBERED_POINT.match(text, start) is not None and "(" not in before


def _in_code(text: str, start: int, end: int, floor: int) -> bool:
    """Say whether a number is part of a larger token: "F-16", "9/11", "3-1-1", an address or a hash tag."""
    previous = text[start - 1] if start > floor else " "
    following = text[end : end + 2]
    if previous in "#@/_\\=&" and text[start] not in "$£€":
        return True
    if previous in "-‑" and start - 2 >= floor and text[start - 2].isalnum():
        if _ADDED.search(text, max(floor, start - 6), start):
            return False
        return not (text[start].isdigit() and _VOTE.search(text[max(floor, start - 60) : start]))
    if following[:1] in "/_=@&" and following[1:].isalnum() and text[start : start + 1].isdigit():
        return True
    if following[:1].isalpha() or text.startswith(("<sup>", "</", "("), end):
        return True
    if previous == "+" and text[start - 2 : start - 1].isalnum():
        return True
    if following[:1] in "-‑" and following[1:].isdigit():
        return _VOTE.search(text[max(floor, start - 60) : start]) is None
    if following[:1] == "°" or following[:1] == "º":
        return False
    token_start = text.rfind(" ", max(floor, start - 200), start) + 1
    piece = text[max(token_start, floor) : start]
    return "://" in piece or "www." in piece or ("](" in piece and "/" in piece)


def _in_name(text: str, end: int, limit: int) -> bool:
    """Say whether money or percent is in a title or name: nothing yet tells but an initial after a hyphen."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit() and end + 2 <= limit


def _is_idle_word(text: str, sentence: tuple[int, int], item: Measured, before: str) -> bool:
    """Say whether a number word counts nothing: "one of", "the two leaders", "Group of Seven", "one"."""
    value, end = item.numeral.value, item.numeral.end
    if _NUMBERING.search(before.lower()):
        return True
    if value == 1:
        return _is_idle_one(text, sentence, item, before)
    following = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    noun = following[1] if following else ""
    if _is_in_name(text, item, before, noun):
        return True
    if noun and text[end : end + 1] == "-":
        return noun.lower().split("-")[0] not in _COUNTED_WITH_HYPHEN
    if _PLACE_IN_TABLE.search(before) and (not noun or noun.lower() in words().stops):
        return True
    if value == 0 and noun.lower() in _AFTER_ZERO:
        return True
    if text[end : end + 1] == "," and _NUMBERED_WORD.fullmatch(before):
        # "And two, …": the second of some points.
        return True
    return is_definite(text, sentence, item, before)


def _is_idle_one(text: str, sentence: tuple[int, int], item: Measured, before: str) -> bool:
    """Say whether "one" is a pronoun, an article or a name's: "one of", "one-off", "Formula One"."""
    start, end = item.numeral.start, item.numeral.end
    if text[end : end + 1] in ("-", "’", "'") and text[end : end + 6].lower() != "-point-":
        return True
    if text[start].isupper() and _NAME_LAST.search(before):
        return True
    if end >= sentence[1] or _ONE_AFTER.match(text, end, sentence[1]) or _ONE_BEFORE.search(before):
        return True
    following = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    return following is not None and following[1].lower() in words().stops and following[1] != "US"


def _is_in_name(text: str, item: Measured, before: str, noun: str) -> bool:
    """Say whether a number word is part of a name: "The Ten Rings", "a Six Flags park", "the five Powers"."""
    if not noun[:1].isupper():
        return False
    if noun.lower() in _CAPITAL_NAMES and text[item.numeral.end : item.numeral.end + 1] != "-":
        return True
    return text[item.numeral.start].isupper() and _IN_PROSE.search(before) is not None


def is_definite(text: str, sentence: tuple[int, int], item: Measured, before: str) -> bool:
    """Say whether a small number goes with a definite noun that is named elsewhere: "the two leaders"."""
    value, end, table = item.numeral.value, item.numeral.end, words()
    if value is None or value > 5 or not _DEFINITE.search(before):
        return False
    following = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    if following is None or text[end : end + 1] == "-":
        return True
    words_after = _WORDS.findall(text, end, min(sentence[1], end + 50))[:3]
    if (
        value == 2
        or _ABBREVIATION.match(words_after[0])
        or words_after[0].lower() in table.stops | table.verbs
    ):
        return True
    return any(word.lower() in table.parties for word in words_after)
