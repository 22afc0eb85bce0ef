"""Whose people somebody is by words of trade: "French inventor |Jo Poe", "Ann Roe|, a Kenyan runner".

Whose a body is by words of its kind: "Chinese newspaper |Larkwind", "Larkwind|, Norway's largest bank".
"""

from __future__ import annotations

import re

from dragoman.coding.mentions_titles import head_of
from dragoman.coding.mentions_words import either
from dragoman.schema.codes import look_up, place_country

# Words of trade have such endings; these have them too and are none.
_TRADE = (
    r"[a-z-]*(?:or|er|eer|ist|ian|ant|ent|eur|man|woman|ess|ete|star|chef|pilot|monk|nun|poet|analyst|critic"
    r"|aide)"
)
_NO_TRADE = frozenset(
    """or for nor her over under after before other another rather either neither never ever whether later per
    former their higher lower greater fewer together however further matter order water power government
    president parliament different recent current present independent statement agreement movement department
    """.split()
)
_BETWEEN = re.compile(rf"\s+(?:[a-z][a-z-]*\s+){{0,2}}({_TRADE})\s+(?:and\s+({_TRADE})\s+)?\Z")
_IN_OFFICE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "PTY", "OPP", "REB", "IGO"))
_SAYS = re.compile(
    rf"\s+(?:[a-z][a-z-]*\s+){{0,1}}({_TRADE}|artist|professional|native|athlete|journalist|musician)"
    r"\s+(?:also\s+|then\s+|later\s+)?(?:said|says|told|added|explained|announced|noted|stressed|recalled|insisted"
    r"|wrote|admitted|pointed\s+out)\b"
)
_AFTER = re.compile(r",\s+(?:an?|the)\s+((?:[A-Z]\.?)+|[A-Z][\w’-]*)\s+(?:[a-z][a-z-]*\s+){0,3}([a-z-]+)")
_FROM = re.compile(r"\s+from\s+(?:the\s+)?([A-Z][\w’-]*(?:\s[A-Z][\w’-]*)?)")
# Words for kinds of bodies that are of the state by whose adjective they are called.
_KIND = rf"(?P<words>(?:[a-z][a-z-]*\s+){{0,3}}?){either('name_words', 'occupations', 'bodies')}"
_STATE = r"(?P<state>(?:[A-Z]\.\s?)+|[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)"
_KIND_BEFORE = re.compile(rf"(?<![\w.-]){_STATE}(?:-based)?\s+{_KIND}\s+\Z")
# Neither "Larkwind, Chinese company Boro" nor "Larkwind, the Chinese company Boro": those are two.
_KIND_AFTER = re.compile(
    rf"(?:\s+\([A-Z][\w.-]*\))?,\s+(?:(?:an?|the)\s+{_STATE}|(?P<owner>[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)['’]s)\s+"
    rf"{_KIND}(?=\s*[,.;:)–—]|\s+[a-z])"
)
# "Senator from Vermont |Ann Roe|", "First Minister of Scotland |Ann Roe|": whose the office is stands last.
_SEAT = re.compile(
    r"\b([A-Za-z]+)\s+(?:from|of|for)\s+([A-Z][\w’-]*(?:\s[A-Z][\w’-]*){0,2})(?P<comma>,)?\s+\Z"
)
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?”\"]\s+|\n\s*)The\s+(?:[a-z-]+\s+){0,3}\Z")
# "After talks with the |mayor of Lyon, |": a comma there may end the phrase.
_OPENS_PHRASE = re.compile(
    rf"(?:\A|[.!?”\"]\s+|\n\s*){either('name_words', 'occupations', 'opens_phrase')}\s[^.,;:!?]*\Z"
)
_A_PEOPLE = re.compile(r",\s+(?:an?|the)\s+([A-Z][\w’-]*)")
# "Peru's ambassador to Chile |Ann Roe|": whose envoy it is stands first.
_SENDER = re.compile(
    rf"(?<![\w.-]){_STATE}(?:['’]s)?\s+(?:(?:[Ff]ormer|[Dd]eputy|[Tt]op|[Ss]pecial|[Pp]ermanent)\s+){{0,2}}"
    r"(?:[Aa]mbassador|[Ee]nvoy|[Hh]igh\s+[Cc]ommissioner|[Rr]epresentative|[Cc]onsul(?:\s+[Gg]eneral)?)\s+(?:to|in)\s+"
    r"(?:the\s+)?(?:[A-Z][\w.’-]*\s+){1,4}\Z"
)
# "|Ann Roe| of Florida", but not "accused Ann Roe of", "the criticism by Ann Roe of Florida's law".
_OF = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w’-]*(?:\s[A-Z][\w’-]*){0,2})(?=[,.;)]|\s+[a-z(])")
_OF_WHAT = re.compile(
    r"\bby\s+\Z|\b(?:accus|suspect|convict|inform|warn|remind|rid|clear|criti|assur|notif|absol|acquit|strip)\w*\s[^.;]{0,40}\Z"
)
_SMALL = frozenset("in on at to by of with from and or told met said as that who was is were".split())


def is_of_trade(gap: str) -> bool:
    """Say whether the words between a people's name and a person's are a trade: " voice actor "."""
    found = _BETWEEN.fullmatch(gap)
    if found is None or _SMALL & set(gap.split()[:-1]) - {"and"}:
        return False
    return all(word not in _NO_TRADE for word in found.groups() if word)


def is_trade_that_says(text: str, end: int) -> bool:
    """Say whether a people's name, "the French|", goes on as one person who says: " artist explained".

    Offices are left out: the French minister may be anybody.
    """
    found = _SAYS.match(text, end)
    if found is None or found[1] in _NO_TRADE:
        return False
    held = head_of(found[1])
    return held is None or held[1] not in _IN_OFFICE


def state_beside(text: str, end: int) -> str | None:
    """Give the state (alpha-3) whose people or body somebody is called right after their name, or None.

    "Larkwind, the Russian space agency" is of Russia, "Ann Roe, a Kenyan runner" and "Ann Roe from Kenya" are
    of Kenya.
    """
    origin = _FROM.match(text, end)
    if origin is not None and (alias := look_up(origin[1])) is not None and alias.kind == "name":
        return alias.country
    found = _AFTER.match(text, end)
    alias = look_up(found[1]) if found is not None else None
    if found is None or alias is None or found[2] in _SMALL:
        return None
    return alias.country if alias.kind in ("people", "name") else None


def seat_before(text: str, start: int, end: int) -> str | None:
    """Give the state for part of which somebody sits, where that stands between the office and the name.

    "The mayor of Lyon, |Ann Roe|, said": but "to the mayor of Lyon, |Ann Roe| said" is of two, and so is
    "After talks with the mayor of Lyon, |Ann Roe|, a Peruvian, said".
    """
    found = _SEAT.search(text, max(0, start - 70), start)
    if found is None or head_of(found[1].lower()) is None:
        return None
    if found["comma"] and (
        _is_of_people(text, end) or _OPENS_PHRASE.search(text, max(0, start - 160), found.start())
    ):
        return None
    apposed = text[end : end + 1] == "," or _OPENS_SENTENCE.search(text, max(0, start - 120), found.start())
    return _place_state(found[2]) if apposed or not found["comma"] else None


def _is_of_people(text: str, end: int) -> bool:
    """Say whether a name is followed by whose people it is of: "|Ann Roe|, a Peruvian,"."""
    found = _A_PEOPLE.match(text, end)
    alias = look_up(found[1]) if found is not None else None
    return alias is not None and alias.kind == "people"


def sender_before(text: str, start: int) -> str | None:
    """Give the state (alpha-3) whose envoy to another somebody is called before the name, or None."""
    found = _SENDER.search(text, max(0, start - 110), start)
    alias = look_up(found["state"]) if found is not None else None
    return alias.country if alias is not None and alias.kind in ("name", "people") else None


def state_of(text: str, start: int, end: int) -> str | None:
    """Give the state of "|Ann Roe| of Florida": of the place that alone stands after "of"."""
    found = _OF.match(text, end)
    if found is None or _OF_WHAT.search(text, max(0, start - 60), start):
        return None
    return _place_state(found[1])


def _place_state(place: str) -> str | None:
    alias = look_up(place)
    if alias is not None:
        return alias.country if alias.kind in ("name", "capital") else None
    return place_country(place)


def body_state_before(text: str, start: int) -> str | None:
    """Give the state (alpha-3) of a body that is called its own right before its name, or None.

    "Chinese state news agency |Larkwind" is of China.
    """
    return _state_of(_KIND_BEFORE.search(text, max(0, start - 80), start))


def body_state_after(text: str, end: int) -> str | None:
    """Give the state of a body that is called its own after its name: "|Larkwind, Norway's largest bank,"."""
    return _state_of(_KIND_AFTER.match(text, end))


def _state_of(found: re.Match[str] | None) -> str | None:
    if found is None or not _SMALL.isdisjoint(found["words"].split()):
        return None
    alias = look_up((found["state"] or found.groupdict().get("owner") or "").removesuffix("-based"))
    return alias.country if alias is not None and alias.kind in ("people", "name") else None
