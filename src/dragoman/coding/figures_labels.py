"""Tells digits that only name, number or date something: sections, flights, indices, houses, years, ages."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.coding.figures_units import Measured
from dragoman.coding.figures_words import either, listed, looks_plural, words

_WORD_BEFORE = re.compile(r"([^\s(\[“\"‘]+)[\s(\[]+$|([^\s(\[]+[-‑–])$")
_SCORE = re.compile(r"[0-9]{1,3}\s?[-–:]\s?[0-9]{1,3}(?![0-9%])")
_LIST_AFTER = re.compile(r"\s*[.)]\s")
_INDEX = re.compile(rf"(?:\b{either('labels', 'indices')}\s+$)", re.IGNORECASE)
_ADDRESS = re.compile(rf"\s+(?:[A-Z0-9][\w.’'-]*\s+){{1,3}}?{either('labels', 'streets')}\b")
# "12 Rue Haute": where the kind of street stands first; it names other things too ("40 Via Rail passengers").
_STREET_FIRST = re.compile(
    rf"\s+{either('labels', 'streets_first')}\.?\s+(?:{either('labels', 'street_links')}\s+)?"
    rf"(?:(?:{either('labels', 'street_articles')}|[lL][’'])\s*)?[A-Z][\w’'-]*"
    rf"(?:\s+(?:{either('labels', 'street_links')}\s+)?[A-Z][\w’'-]*){{0,4}}"
)
# What an address follows, or what follows it; a town or post code after its comma.
_AT_BEFORE = re.compile(rf"(?:\b{either('labels', 'before_address')}\s+|[,(]\s*)$")
_ENDS_ADDRESS = re.compile(r"\s*(?:[.;)]|$)|,\s+(?:[A-Z]|[0-9]{4})")
_SMALL_AFTER = re.compile(r"\s+(?P<word>[a-z][\w’'-]*)")
_CALL = re.compile(rf"\b{either('labels', 'calls')}\s+$", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]\.0(?![0-9])")
_AGE_OF_PERSON = re.compile(r"\b(?:he|she|who)\s+(?:is|was)\s+$", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b{either('labels', 'months')}\.?\s+$")
# "Sections 3 and 4", "Resolutions 2254 and 2118": the later numbers of a series of labels.
_SERIES = re.compile(
    rf"\b{either('labels', 'series')}\.?\s+(?:[0-9]\S*\s+)*[0-9]\S*(?:,?\s+(?:and|or|to)|,|\s*[-–])\s*$"
)
# "Order [14030](https://…)": a number that stands as a link's words.
_LINKED = re.compile(r"[0-9]{4,6}")
_PLURAL_AFTER = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:[a-z]+s|people|children|men|women)\b(?<!\swas)(?<!\sis)(?<!\shas)"
)
_WORD_AFTER = re.compile(r"[\s-]*([A-Za-z][A-Za-z.’'-]*)")
_PHONE = re.compile(r"[0-9]{3}[-–][0-9]{4}")
_COLON_BEFORE = re.compile(r"\w:\s+$")
_NAME_COMMA = re.compile(r"[A-Za-z][\w’'-]+,\s+$")
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_YEAR_BEFORE = re.compile(rf"\b{either('labels', 'before_year')}\s+$")
_AFTER_WORD = re.compile(r"\b(?:per|(?:[Gg]roup|[Gg]ang)\s+of)\s+$")
_UNIT_NAMES = listed("labels", "unit_names")


def is_label(
    text: str, sentence: tuple[int, int], first: Measured, last: Measured, before: str, *, is_range: bool
) -> bool:
    """Say whether digits without sign or unit only name, date or number something.

    `before` is the text before them in the sentence, at most 40 characters.
    """
    end = last.numeral.end
    if text[first.numeral.start : end] in words().models and not _PLURAL_AFTER.match(text, end):
        return True
    after = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    noun = after[1] if after and text[end : end + 1] in " \n-\u00a0" else None
    if noun is not None and (noun in words().citations or noun.rstrip(".") in words().citations):
        return True
    if _AFTER_WORD.search(before) or noun in _UNIT_NAMES or _follows_label(before):
        return True
    if first.numeral.scale == 1 and _VERSION.fullmatch(text, first.numeral.start, end):
        return True
    written = text[first.start : end]
    if _LINKED.fullmatch(written) and text.startswith("](", end):
        return True
    if noun is None and _is_version(text, sentence, first, before):
        return True
    if first.numeral.scale != 1 or "," in written or "." in written:
        return False
    digits = _Digits(
        value=first.numeral.value or 0, written=written, before=before, noun=noun, after=text[end : end + 1]
    )
    if is_range and (
        _PHONE.fullmatch(written) or (_SCORE.match(text, first.start) and not digits.counts_noun)
    ):
        return True
    if _ADDRESS.match(text, end, sentence[1]) or _is_address(text, end, sentence[1], before):
        return True
    if first.start == sentence[0] and _LIST_AFTER.match(text, end):
        return True
    alone = noun is None and first.start == sentence[0] and end == sentence[1]
    return alone or _names(digits, is_range=is_range) or _dates(digits)


def _is_address(text: str, end: int, limit: int, before: str) -> bool:
    """Say whether a house number ends at `end`, before a street whose kind stands first ("12 Rue Haute")."""
    street = _STREET_FIRST.match(text, end, limit)
    if street is None:
        return False
    small = _SMALL_AFTER.match(text, street.end(), limit)
    if small is not None and looks_plural(small["word"]):
        # What is counted has that name: "at 9 Via Rail stations".
        return False
    return _AT_BEFORE.search(before) is not None or _ENDS_ADDRESS.match(text, street.end(), limit) is not None


class _Digits(Struct, frozen=True, kw_only=True, gc=False):
    """A bare whole number with what stands around it: the text before, the word and the mark after."""

    value: float
    written: str
    before: str
    noun: str | None
    after: str

    @property
    def has_noun(self) -> bool:
        """Say whether a word in lower case follows that is none of the closed classes."""
        return self.noun is not None and self.noun[0].islower() and self.noun.lower() not in words().stops

    @property
    def counts_noun(self) -> bool:
        """Say whether what follows can be counted: a noun, not a verb."""
        if self.noun is None or self.noun.lower() in words().stops | words().verbs:
            return False
        return not self.noun.endswith("ed")


def _is_version(text: str, sentence: tuple[int, int], item: Measured, before: str) -> bool:
    """Say whether a decimal follows a name and nothing it could count: "Linux 2.6,"."""
    word = _last_word(before)
    return (
        "." in text[item.start : item.numeral.end]
        and word[:1].isupper()
        and word[-1].isalpha()
        and before.strip() != word
        and item.start > sentence[0]
        and word.lower() not in words().stops | words().verbs
    )


def _follows_label(before: str) -> bool:
    """Say whether the word before is one that numbers things (section, flight), or its series goes on."""
    word = _last_word(before)
    if word.lower().rstrip(".") in words().designators and word.rstrip(".") != "us":
        return not (word.islower() and word in words().designator_plurals)
    return _SERIES.search(before) is not None


def _last_word(before: str) -> str:
    previous = _WORD_BEFORE.search(before)
    return (previous[1] or previous[2] or "") if previous else ""


def _names(digits: _Digits, *, is_range: bool) -> bool:
    """Say whether digits belong to a name: an index, a post code, a model, a list ("Player: 4 …")."""
    before, noun = digits.before, digits.noun
    if before.endswith("(") and digits.after in (")", "\\") and digits.value < 100:
        return True
    if not is_range:
        if noun in ("index", "ZIP", "zip") or _INDEX.search(before) or _CALL.search(before):
            return True
        if noun is not None and noun[0].isupper() and _COLON_BEFORE.search(before):
            return True
    word = _last_word(before)
    if not word[:1].isupper() or word.endswith((",", ";", ":", ".", "—", "–", "'s", "’s")):
        return False
    if word.lower() in words().stops or before.strip() == word:
        return False
    if word.lower() in words().verbs and (
        noun is None or looks_plural(noun.lower()) or (noun[0].islower() and digits.counts_noun)
    ):
        return False
    # Reports spell out numbers below ten: "the Nord Stream 2 pipeline" is a name.
    return not (digits.has_noun and digits.counts_noun) or digits.value < 10


def _dates(digits: _Digits) -> bool:
    """Say whether digits are a year or day that no time claims, or the age of a person."""
    before = digits.before
    if _MONTH_BEFORE.search(before) and digits.value <= 31:
        return True
    if _AGE_OF_PERSON.search(before) and (digits.noun is None or digits.noun in words().stops):
        return True
    if _NAME_COMMA.search(before) and digits.after in ",;)" and digits.value <= 110:
        return True
    if not _YEAR.fullmatch(digits.written):
        return False
    if _YEAR_BEFORE.search(before):
        return True
    if digits.value < 1900:
        return False
    # "2000 people" counts; "the Euro 2020 qualifier" has a singular noun.
    plural = digits.has_noun and digits.noun is not None and looks_plural(digits.noun.lower())
    return not plural
