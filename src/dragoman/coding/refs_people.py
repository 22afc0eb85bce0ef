"""People as what "he" and "she" may take up: what a name shows of who bears it, and who comes first.

A name of which nothing tells that a person bears it ("Larkwind", no title, no given name) is often a ship or
a faith. With "the" before it, it is no person; a single word is weighed only where nobody surer is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_titles import head_of, is_address, sex_of_title
from dragoman.coding.mentions_words import either, given_sex, listed
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_phrases import is_medium
from dragoman.schema.rows import Mention

# A place where a person is spoken of; no holder where it is open whom of several an office means.
Place = tuple[int, int, Holder | None]

_FILE = "refs_words"
_SUBJECT_BARRED = re.compile(
    r"\b(?:of|under|with|by|for|from|to|against|about|between|in|at|on|near|like|than|President)\s+(?:[\w.’'-]+\s+){0,4}\Z"
)
_SAID = r"\b(?:said|says|told|added|asked|warned|wrote|stressed|noted|argued|insisted|cited|confirmed)\b"
_SPEAKS = re.compile(rf"[^.;:]{{0,60}}?{_SAID}")
# "her first husband, musician |Jo Roe|", but not "the wife of |Jo Roe|".
_KIN = {
    sex: re.compile(rf"\b{either(_FILE, 'people', kin)}(?:,\s+(?:[a-z]+\s+)?|\s+)\Z")
    for sex, kin in (("m", "kin_m"), ("f", "kin_f"))
}
_LINK = re.compile(r"\b(?:of|to|for|and|with|by|from|in|at|is|was|as)\s+\Z")
_HOLDS = either(_FILE, "people", "says_of_self")
_SPEAKS_NEXT = re.compile(rf"\s+(?:also\s+|has\s+|had\s+)?(?:{_SAID}|{_HOLDS}\b)")
# So many places of a name tell whether it is somebody who speaks.
_LOOKED_AT = 12
# "When |Roe| opened his war, he …": a lone name that does something of its own.
_WHEN = re.compile(
    r"\b(?:[Ww]hen|[Ww]hile|[Aa]fter|[Bb]efore|[Aa]s|[Bb]ecause|[Aa]lthough|[Ii]f|[Oo]nce)\s+\Z"
)
_HIS_NEXT = re.compile(r"\s+(?:[a-z]+\s+){1,3}(?:his|her)\s")
# "Roe also says that |she": who says so is who is meant, but for the odd case.
_OF_ONESELF = re.compile(
    rf"(?:\s+(?:has|had|also|later|then))*\s+{_HOLDS}"
    r"(?:\s+that)?\s+(?P<who>s?he)\b"
)
_THE = re.compile(r"\b[Tt]he\s+\Z")
_OF_PERSON = re.compile(rf"\s+{either(_FILE, 'people', 'goes_by')}\b")
_ENDS = re.compile(r"[,.;)]")
_POSSESSED = re.compile(r"['’]s?\s+")
_OTHERS = rf"(?i:{either(_FILE, 'people', 'of_others')}|{either('name_words', 'people', 'kin')})"
_OF_OTHERS = re.compile(
    rf"\b(?P<noun>{_OTHERS})\s+(?:of|for|to)\s+(?:(?:the|former|late|then|jailed)\s+){{0,2}}(?P<office>(?:[A-Z][\w.’'-]*\s+){{0,5}})\Z",
)
SERVING = listed(_FILE, "people", "serving")
"""Who are of the state of whom they serve."""


def sex_of(text: str, mention: Mention) -> str | None:
    """Tell the sex of a person by title, given name, or what stands after; None where nothing tells."""
    if mention.role and (sex := sex_of_title(mention.role)):
        return sex
    before = text[max(0, mention.span.start - 9) : mention.span.start].split()
    if before and (sex := sex_of_title(before[-1])):
        return sex
    return (
        _sex_of_kin(text[max(0, mention.span.start - 40) : mention.span.start])
        or given_sex((mention.actor or mention.span.text).split()[0])
        or sex_said(text, mention)
    )


def _sex_of_kin(before: str) -> str | None:
    """Tell the sex of a person from whose kin the name is called by: "her husband |Jo Roe|"."""
    if _LINK.search(before):
        return None
    return next((sex for sex, kin in _KIN.items() if kin.search(before)), None)


def sex_said(text: str, mention: Mention) -> str | None:
    """Tell the sex of a person from what stands after the name: "Roe said she"; None where nothing does.

    A surname alone may be another's of the family: what "Roe said he" tells is not Ann Roe's.
    """
    found = _OF_ONESELF.match(text, mention.span.end) if _is_whole(mention) else None
    return ("f" if found["who"] == "she" else "m") if found is not None else None


def _is_whole(mention: Mention) -> bool:
    return " ".join(mention.span.text.split()) == mention.actor


def is_thing(text: str, mention: Mention, holder: Holder) -> bool:
    """Say whether a name taken for a person's is a medium's or a thing's, by all of its places so far."""
    if holder.sex is not None or holder.roles:
        return False
    start = mention.span.start
    if holder.thing or (_is_whole(mention) and _has_the(text, mention)):
        return True
    return " " not in holder.actor and is_medium(text, start, mention.span.end)


def _has_the(text: str, mention: Mention) -> bool:
    """Say whether "the" goes with a name, and not, as in "the Roe campaign", with a word after it."""
    start, end = mention.span.start, mention.span.end
    return bool(_THE.search(text, max(0, start - 6), start)) and not _OF_PERSON.match(text, end)


def is_sure(text: str, place: Place) -> bool:
    """Say whether a person bears the name, by sex, a role, two words, or what it says or does."""
    start, end, holder = place
    if holder is None or holder.sex is not None or holder.roles or " " in holder.actor:
        return True
    if any(_SPEAKS_NEXT.match(text, at) is not None for at in (end, *holder.ends[:_LOOKED_AT])):
        return True
    return (
        _HIS_NEXT.match(text, end) is not None and _WHEN.search(text, max(0, start - 12), start) is not None
    )


def speaks(text: str, end: int) -> bool:
    """Say whether whoever is named up to `end` speaks."""
    return _SPEAKS.match(text, end, end + 80) is not None


def first_of(text: str, here: Sequence[Place], low: int) -> Holder | None:
    """Choose among people of the sentence from `low` on: a subject, then who speaks, then the first."""

    def rank(one: Place) -> tuple[bool, bool, int]:
        start, end, _ = one
        barred = _SUBJECT_BARRED.search(text, max(low, start - 60), start) is not None
        return (not (barred or text[end : end + 2] in ("'s", "’s")), speaks(text, end), -start)

    return max(here, key=rank)[2]


def is_others(before: str) -> str | None:
    """Give the noun of which a person named last is only the complement: "the lawyer for President |Roe|".

    `before` are the words of the phrase before the name. None where the name is the head.
    """
    found = _OF_OTHERS.search(before)
    office = " ".join(found["office"].lower().split()) if found is not None else ""
    # "Spokesman for the Cabinet |Roe|" is Roe.
    if found is None or (office and head_of(office) is None and not is_address(office.title())):
        return None
    return found["noun"].lower()


def named_before(text: str, start: int, end: int, near: Sequence[Mention]) -> Mention | None:
    """Find the person whom a phrase explains: "|Ann Roe|, the sister of Jo Poe,"."""
    for one in near:
        if one.type == "PER" and one.actor is not None and text[one.span.end : start] == ", ":
            return one if _ENDS.match(text, end) else None
    return None


def owns_office(text: str, start: int, end: int) -> bool:
    """Say whether a possessive and an office stand between two places: "Roe|'s chief spokesman|"."""
    found = _POSSESSED.match(text, start, end)
    return found is not None and head_of(" ".join(text[found.end() : end].lower().split())) is not None


def named_beside(text: str, start: int, end: int, near: Sequence[Mention]) -> Mention | None:
    """Find the person right beside "the coach": "the coach, |Ann Roe|,", "|Ann Roe|, the coach,"."""
    head = re.split(r"\s+(?:of|for|to|at|in)\s", text[start:end], maxsplit=1)[0]
    if head_of(" ".join(head.lower().split())) is None:
        return None
    for one in near:
        if one.type != "PER" or one.actor is None:
            continue
        gap, closed = text[end : one.span.start], _ENDS.match(text, one.span.end)
        if one.span.start > end and (gap == " " or (gap == ", " and closed)):
            return one
        if one.span.end < start and text[one.span.end : start] == ", " and _ENDS.match(text, end):
            return one
    return None
