"""Tells numbers that count nothing: codes, citations, list numbers, scores, years, ages, "the two leaders"."""

from __future__ import annotations

import re

from dragoman.coding.figures_units import Measured
from dragoman.coding.figures_words import words

_WORD_BEFORE = re.compile(r"([^\s(\[“\"‘]+)[\s(]+$|([^\s(\[]+[-‑–])$")
_WORD_AFTER = re.compile(r"[\s-]*([A-Za-z][A-Za-z.’'-]*)")
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th|s|er|D|G|x)(?![A-Za-z])|[A-Za-z]")
_AGE_AFTER = re.compile(
    r"[\s-]*(?:-?\s?years?[\s-]+olds?|-?\s?year-?olds?|y/o|yo|\s*years?\s+of\s+age)\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|age of|ages of|turned|turns|turning)\s+(?:about\s+|between\s+|from\s+)?$", re.IGNORECASE
)
_CLOCK_AFTER = re.compile(r"\s*(?:[ap]\.?m\b|o['’]clock|hours?\s+GMT|GMT\b)|:[0-9]", re.IGNORECASE)
_SCORE = re.compile(r"[0-9]{1,3}\s?[-–:]\s?[0-9]{1,3}(?![0-9%])")
_LIST_AFTER = re.compile(r"\s*[.)]\s")
_ONE_AFTER = re.compile(
    r"\s+(?:of|another|can|could|must|should|would|may|might|has|had|is|was|who|that|thing|day|more|reason|way|"
    r"point|side|hand|such|time|by|side|end|which|in|to|for|on|and|or|at|as|last|final|party|place|step|kind|does|do|no|cannot|will|never|needs)\b|-|[’']s|\s*[.,;:!?”\")]",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|any|every|each|no|which|some|our|its|his|her|their|whole|following|only|another|other|new|old|big|"
    r"good|great|last|first|next|right|wrong|for|at|as|day|with|important|these|those|number|from|on|not|in|into|to)\s+$",
    re.IGNORECASE,
)
# "A ten-storey building" tells a number; "a two-state solution", "a six-speed gearbox" name a kind.
_COUNTED_WITH_HYPHEN = frozenset(
    """storey story page member nation person seat bed strong mile metre meter kilometre kilometer acre ton tonne
    megawatt million billion thousand hundred foot inch pound dollar euro percent plus odd""".split()
)
_INDEX = re.compile(
    r"(?:\b(?:sp|p|stoxx|ftse|cac|dax|nikkei|russell|topix|asx|hiv|covid|csi|zip|area)\s+$)", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z0-9][\w.’'-]*\s+){1,3}?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Square|Place|Highway)\b"
)
_PLACE_IN_TABLE = re.compile(r"\b(?:bottom|top|last|final|big|first)\s+$", re.IGNORECASE)
_CALL = re.compile(r"\b(?:call|calling|dial|dialing|dialling|phone|phoning)\s+$", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]\.0(?![0-9])")
_VOTE = re.compile(r"\b[Vv]ot(?:e|es|ed|ing)\b")
_AGE_OF_PERSON = re.compile(r"\b(?:he|she|who)\s+(?:is|was)\s+$", re.IGNORECASE)
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+$"
)
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|better|past|last|next|top|bottom|each)[\s-]+$", re.IGNORECASE
)
# "Sections 3 and 4", "Resolutions 2254 and 2118": the later numbers of a series of labels.
_SERIES = re.compile(
    r"\b(?:[Ss]ections?|[Aa]rticles?|[Cc]hapters?|[Rr]esolutions?|[Rr]ules?|[Pp]aragraphs?|[Tt]itles?|[Pp]arts?|[Nn]os?\.?"
    r"|[Rr]outes|[Pp]ages?|[Cc]ategor(?:y|ies)|[Oo]rders?|[Ll]aws)\s+[0-9][^\s]*(?:,?\s+(?:and|or|to)|,|\s*[-–])\s*$"
)
_LABEL_BEFORE = re.compile(
    r"(?:#|№|§|\b(?:[nN]o|[nN]os|[pP]p?|[sS]ec|[aA]rt|[fF]ig|[vV]ol|E\.O|Pub\. ?L|Stat|U\.\s?S\.\s?C|C\.\s?F\.\s?R)\.?\)?)\s?$"
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
    if _AGE_AFTER.match(text, end, after_end) or _AGE_BEFORE.search(before) or _LABEL_BEFORE.search(before):
        return True
    if _CLOCK_AFTER.match(text, end, after_end):
        return True
    if first.numeral.value == 0 and text[first.numeral.end : first.numeral.end + 1] == "-":
        return True
    if last.numeral.form == "share":
        return bool(_HALF_BEFORE.search(before)) or bool(
            re.match(r"Half\s+[A-Z]|half-|half\s+past\b", text[start : end + 6])
        )
    if last.unit is not None or last.numeral.form == "vague":
        return False
    if last.numeral.form == "words":
        return _is_idle_word(text, sentence, first, before)
    return _is_label(text, sentence, first, last, before, is_range=is_range)


def _in_code(text: str, start: int, end: int, floor: int) -> bool:
    """Say whether a number is part of a larger token: "F-16", "9/11", "3-1-1", an address or a hash tag."""
    previous = text[start - 1] if start > floor else " "
    following = text[end : end + 2]
    if previous in "#@/_\\=&" and text[start] not in "$£€":
        return True
    if previous in "-‑" and start - 2 >= floor and text[start - 2].isalnum():
        if re.search(r"\b(?:sub|minus|plus)-$", text[max(floor, start - 6) : start], re.IGNORECASE):
            return False
        return not (text[start].isdigit() and _VOTE.search(text[max(floor, start - 60) : start]))
    if following[:1] in "/_=@&" and following[1:].isalnum() and text[start : start + 1].isdigit():
        return True
    if following[:1].isalpha() or text.startswith("<sup>", end):
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
    table = words()
    low_before = before.lower()
    if re.search(
        r"(?:group|phase|chapter|article|level|tier|gang|day|part|round|game|number|big|world\s+war)(?:\s+of)?\s+$",
        low_before,
    ):
        return True
    if text[end : end + 1] in "-’'" and text[end : end + 6].lower() not in ("-point-",) and value == 1:
        return True
    if value == 1:
        if text[item.numeral.start].isupper() and re.search(r"\b[A-Z][a-z]+\s+$", before):
            return True
        return (
            bool(_ONE_AFTER.match(text, end, sentence[1]) or _ONE_BEFORE.search(before)) or end >= sentence[1]
        )
    following = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    if text[end : end + 1] == "-" and following:
        return following[1].lower().split("-")[0] not in _COUNTED_WITH_HYPHEN
    if _PLACE_IN_TABLE.search(before) and (following is None or following[1].lower() in table.stops):
        return True
    if value == 0 and following and following[1].lower() in ("tolerance", "sum", "emission", "emissions"):
        return True
    if (
        following
        and first_upper(following[1])
        and following[1].lower() in ("point", "pillars", "power", "powers")
    ):
        return True
    definite = re.search(r"\b(?:the|these|those|both|our|all|world[’']s)\s+$", low_before)
    if definite and value is not None and value <= 5:
        if following is None or text[end : end + 1] == "-":
            return True
        words_after = re.findall(r"[A-Za-z-]+", text[end : min(sentence[1], end + 50)])[:3]
        if (
            value == 2
            or re.match(r"[A-Z]{2,}s?$|of$", words_after[0])
            or words_after[0].lower() in table.stops | table.verbs
        ):
            return True
        return any(word.lower() in table.parties for word in words_after)
    return False


def _is_name(before: str, noun: str | None) -> bool:
    """Say whether a bare number belongs to the name of an index or a post code, or marks a list ("Player: 4 …")."""
    if noun in ("index", "ZIP", "zip") or _INDEX.search(before):
        return True
    if _CALL.search(before):
        return True
    return noun is not None and noun[0].isupper() and re.search(r"\w:\s+$", before) is not None


def _is_year(digits: str, before: str, *, lower_noun: bool) -> bool:
    """Say whether four digits that no time claims are a year all the same."""
    if len(digits) != 4 or not digits.isdigit() or not 1500 <= int(digits) <= 2100:
        return False
    if re.search(r"\b(?:in|since|of|by|until|from|after|before|during|the|for)\s+$", before):
        return True
    return int(digits) >= 1900 and not lower_noun


def first_upper(word: str) -> bool:
    """Say whether a word is capitalised."""
    return word[:1].isupper()


def _is_label(
    text: str, sentence: tuple[int, int], first: Measured, last: Measured, before: str, *, is_range: bool
) -> bool:
    """Say whether digits without sign or unit only name, date or number something."""
    table, numeral = words(), first.numeral
    end = last.numeral.end
    after = _WORD_AFTER.match(text, end, min(sentence[1], end + 30))
    noun = after[1] if after and text[end : end + 1] in " \n-\u00a0" else None
    if noun is not None and (noun in table.citations or noun.rstrip(".") in table.citations):
        return True
    if re.search(r"\b(?:[Gg]roup|[Gg]ang)\s+of\s+$", before):
        return True
    bare = (
        first.numeral.scale == 1 and "," not in text[first.start : end] and "." not in text[first.start : end]
    )
    if (
        _SCORE.match(text, first.start)
        and is_range
        and bare
        and (noun is None or noun.lower() in table.stops or noun.lower() in table.verbs)
    ):
        return True
    if (
        text[first.start - 1 : first.start] == "("
        and text[end : end + 1] == ")"
        and bare
        and (numeral.value or 0) < 100
    ):
        return True
    if first.start == sentence[0] and bare and _LIST_AFTER.match(text, end):
        return True
    if numeral.scale == 1 and _VERSION.fullmatch(text, numeral.start, end):
        return True
    if bare and not is_range and _is_name(before, noun):
        return True
    if bare and _ADDRESS.match(text, end, sentence[1]):
        return True
    if (
        re.search(r"\bper\s+$", before)
        or (_MONTH_BEFORE.search(before)
        and bare
        and (numeral.value or 0) <= 31)
    ):
        return True
    if noun in (
        "Brigade",
        "Division",
        "Regiment",
        "Squadron",
        "Battalion",
        "Agreement",
        "Avenue",
        "Street",
        "Road",
    ):
        return True
    if _AGE_OF_PERSON.search(before) and bare and (noun is None or noun in table.stops):
        return True
    lower_noun = noun is not None and noun[0].islower() and noun.lower() not in table.stops
    verb_follows = noun is not None and (noun in table.verbs or noun.endswith("ed"))
    previous = _WORD_BEFORE.search(before)
    word = (previous[1] or previous[2] or "") if previous else ""
    if word.lower().rstrip(".") in table.designators and word.rstrip(".") != "us":
        return not (word.islower() and word in table.designator_plurals)
    if re.search(_SERIES, before):
        return True
    if (
        bare
        and word[:1].isupper()
        and not word.endswith((",", ";", ":", ".", "—", "–", "'s", "’s"))
        and (not lower_noun or verb_follows)
    ):
        started = before[: previous.start()].strip() != "" or len(before) >= 40 if previous else False
        if started and word.lower() not in table.stops and word.lower() not in table.verbs:
            return True
    if bare and _is_year(text[numeral.start : end], before, lower_noun=lower_noun):
        return True
    if bare and numeral.value is not None and numeral.value < 10 and word[:1].isupper() and lower_noun:
        # Reports spell out numbers below ten: "the Nord Stream 2 pipeline" is a name.
        if previous and before[: previous.start()].strip() and word.lower() not in table.stops:
            return True
    if (
        bare
        and re.search(r"[A-Za-z][\w’'-]+,\s+$", before)
        and text[end : end + 1] in ",;)"
        and (numeral.value or 0) <= 110
    ):
        return True
    return noun is None and bare and first.start == sentence[0] and end == sentence[1]
