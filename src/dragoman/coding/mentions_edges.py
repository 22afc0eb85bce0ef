"""Sets the edges of names that were read: no stray marks, initials whole, "Jr." and "Inc." with them."""

from __future__ import annotations

import re

from dragoman.coding.mentions_titles import head_of, is_address, is_office, is_title_word, vocabulary
from dragoman.coding.mentions_words import PUBLIC, listed
from dragoman.schema.codes import look_up
from dragoman.schema.layers import Mark
from dragoman.text.sentences import Range

_STRAY = " ,;:/|~*_<>(–—"
# What may stand before a name without being of it: an address on a network, the stop of an initial.
_STRAY_BEFORE = _STRAY + ".@#[“\u00a0\n"
# "R. E. " just before "Glenn" is hers; "the U.S. " before "Larkwind" and the end of a sentence are not.
_INITIALS = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(“\"‘']))(?:[A-Z]\.[ \u00a0]?){1,3}\Z")
_FORM = r"(?:Inc|Corp|Ltd|Co|LLC|PLC|plc|GmbH|Pvt|Pty|LLP|S\.A|N\.V|A\.G)\b\.?"
_FORMS = re.compile(rf"(?:,? {_FORM})+(?!\w)")
_CUT_FORM = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Bros|S\.A|N\.V|A\.G)\Z")
# "Jr." behind a name is of it, and has its stop.
_JUNIOR = re.compile(r"(?:,? (?:Jr|Sr|JR|SR)\b|(?<=\b[JS][rR]))\.?(?!\w)")
# "Benedict| XVI" is whole with the number; "II" to "XXXIX", but not "I".
_NUMERAL = re.compile(r"\s(?:X{0,3}(?:I[IVX]|II?I|VI{0,3})|X{1,3}I?)(?![\w’'-])")
# "|Ann Roe of the| Larkwind Fund": what the name is of was cut off.
_LINK_LAST = re.compile(r"\s(?:of|from|for|and|at)(?:\sthe)?\Z")
# The first word of a caption's next line: "|Ann Roe\nImage|: Larkwind".
_CAPTION = re.compile(r"\s+(?:Image|Photo|Picture|Video|File|Credit|Source)\Z")
# Offices before a name are none of it; those that make one ("Queen Ann") are left with it.
_REGNAL = listed("name_words", "torn", "regnal")
_SHORT_OFFICES = listed("name_words", "torn", "offices")
_WORD = re.compile(r"[\w.'’&-]+")
_STYLED = re.compile(r"\S+")
_STYLES_REACH = 60
_INITIALS_REACH = 12
_INITIALS_LONGEST = 7
_FORMS_REACH = 24


def set_edges(text: str, mark: Mark, low: int, high: int) -> Range | None:
    """Give the place of a name with its edges set, within `[low, high)`; None where stray characters are all.

    `low` is where its sentence starts or the name before ends, `high` where its sentence ends.
    """
    start, end = _without_strays(text, max(mark.span.start, low), mark.span.end)
    if start >= end:
        return None
    if mark.label == "PER":
        initials = _INITIALS.search(text[max(low, start - _INITIALS_REACH) : start])
        if initials is not None and look_up(initials[0].strip()) is None:
            start -= len(initials[0])
        if text[end : end + 1] == ":" and (caption := _CAPTION.search(text, start, end)) is not None:
            end = caption.start()
        link = _LINK_LAST.search(text, start, end)
        end = link.start() if link is not None else end
        behind = _JUNIOR.match(text, end, high) or _NUMERAL.match(text, end, high)
        end = behind.end() if behind is not None else end
    elif mark.label == "ORG":
        end = _with_form(text, start, end, high)
    return start, end


def _without_strays(text: str, start: int, end: int) -> Range:
    while start < end and text[end - 1] in _STRAY:
        end -= 1
    while start < end and text[start] in _STRAY_BEFORE:
        start += 1
    return start, end


def _with_form(text: str, start: int, end: int, limit: int) -> int:
    """Give the end of a firm's name with the words for its legal form, full stop and all."""
    form = _FORMS.match(text, end, min(end + _FORMS_REACH, limit))
    if form is not None:
        return form.end()
    is_cut = text[end : end + 1] == "." and _CUT_FORM.search(text[start:end]) is not None
    return end + 1 if is_cut else end


def title_size(name: str) -> int:
    """Give how many characters of a name are the office or address before it: 10 of "President Roe".

    Names that a title makes ("Queen Ann", "Pope John") keep it: without it they are somebody else's.
    """
    styled = styles_size(name)
    return styled + _office_size(name[styled:])


def styles_size(name: str) -> int:
    """Give how many characters of a name are styles before it: 11 of "Datuk Seri Dr Roe"."""
    at = 0
    known = vocabulary().styles
    while True:
        found = list(_STYLED.finditer(name, at, at + _STYLES_REACH))[:3]
        said = [match[0] for match in found]
        size = next((size for size in (2, 1) if len(said) > size and " ".join(said[:size]) in known), 0)
        # Twice the same word is a name.
        if not size or not said[size][:1].isupper() or said[size] == said[size - 1]:
            return at
        at = found[size].start()


def _office_size(name: str) -> int:
    found = list(_WORD.finditer(name))
    for size in range(len(found) - 1, 0, -1):
        said = [match[0] for match in found[:size]]
        rest = found[size:]
        bare = said[-1].rstrip(".")
        address = size == 1 and is_address(bare)
        if not rest[0][0][:1].isupper() or (is_title_word(rest[0][0]) and not (address and said[0] != bare)):
            continue
        if address and bare + "." in vocabulary().honorifics:
            return rest[0].start()
        held = head_of(" ".join(word.lower() for word in said))
        if held is None or held[1] not in PUBLIC or held[0].rsplit(" ", 1)[-1] in _REGNAL:
            continue
        known = is_office(said[-1]) or said[-1].lower() in _SHORT_OFFICES
        if known and all(is_title_word(word) or _is_initials(word) for word in said):
            return rest[0].start()
    return 0


def _is_initials(word: str) -> bool:
    """Say whether a word is a body's initials, as before its head: "EPA Administrator"."""
    return word.isupper() and word.isalpha() and 1 < len(word) < _INITIALS_LONGEST
