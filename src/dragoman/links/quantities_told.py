"""Reads what the words around a number tell of it: the act, the rate, where, and whether it is hoped for."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from dragoman.links.quantities_claim import Thing
from dragoman.links.quantities_things import is_participle, read_thing, singular, stem
from dragoman.links.quantities_words import (
    AUXILIARIES,
    COUNTING,
    DENIED,
    HOPED,
    NOUNS,
    PARTIAL_AFTER,
    PARTIAL_BEFORE,
    PLAIN,
    RATE,
    SITE,
    STOPS,
    VERBS,
)
from dragoman.schema.rows import Figure
from dragoman.schema.span import Span

_WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?(?:[’'-](?:[\w.]*\w))*")
_HEADS_LIST = re.compile(r"\bfollowing\s+\Z", re.IGNORECASE)
_BORDER = re.compile(r"[;:]|\s[-–—]+\s|\u2014|,\s+(?:but|while|although|though|whereas|which|who)\b|[\n\r]")
_TIMES = re.compile(
    r"\s+times\b(?!\s+(?:more|less|fewer|as|higher|lower|larger|the|that|what|its|bigger|greater))"
)
_HOPED = re.compile(HOPED, re.IGNORECASE)
_DENIED = re.compile(DENIED, re.IGNORECASE)
_PARTIAL_BEFORE = re.compile(PARTIAL_BEFORE, re.IGNORECASE)
_PARTIAL_AFTER = re.compile(PARTIAL_AFTER, re.IGNORECASE)
_RATE = re.compile(RATE, re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_TO_WHOM = re.compile(r"\s+(?:with|of|by|among|involving)\s+(?:[a-z]+\s+){0,2}?(?:[A-Z][\w.’'-]+\s?){1,3}")
_AVERAGE = re.compile(r"\baverage\b", re.IGNORECASE)
_SITE = re.compile(SITE, re.IGNORECASE)
# Addresses and tags that are left in the text of pages tell nothing of a figure.
_ADDRESS = re.compile(r"\(?https?://\S+|<[^<>]*>")
_RELATIVES = frozenset("who that which".split())
_RATES = {"daily": "day", "hourly": "hour", "nightly": "night", "weekly": "week", "monthly": "month",
          "quarterly": "quarter"}  # fmt: skip
# Past which a verb before the number or behind its noun is no longer that of its clause.
_NEAR = 5
_LONGEST = 1500
_LONGEST_SUBJECT = 5
# Done to people: where only the number stands ("killing 107"), people are counted.
_TO_PEOPLE = frozenset("kill injure arrest deport".split())


class Told(Struct, frozen=True, kw_only=True):
    """What a figure's sentence tells; `thing` is None where nothing is counted that has a noun."""

    thing: Thing | None
    times: bool
    rate: str | None
    site: str | None
    site_words: frozenset[str]
    partial: bool
    hoped: bool
    denied: bool
    words: frozenset[str]
    doer: frozenset[str]
    number: str
    numbers: frozenset[str]
    site_range: tuple[int, int] | None


def read_told(text: str, sentence: tuple[int, int], figure: Figure) -> Told:
    """Read what `text[sentence]` tells of a figure that stands in it."""
    start = max(sentence[0], figure.span.start - _LONGEST)
    end = min(sentence[1], figure.span.end + _LONGEST)
    clause = _clause(text, (start, end), figure)
    said = text[slice(*clause)]
    times = figure.of is None and _TIMES.match(text, figure.span.end) is not None
    site = _site(text, (start, end), figure)
    return Told(
        thing=_thing(text, clause, figure, times=times),
        times=times,
        rate=_rate(text, clause, figure),
        site=_head(site["site"]) if site else None,
        site_words=frozenset(word.lower().strip(".") for word in _WORD.findall(site["which"]) if word)
        - PLAIN
        - STOPS
        if site
        else frozenset(),
        partial=bool(
            _PARTIAL_BEFORE.search(text, start, figure.span.start)
            or _PARTIAL_AFTER.match(text, figure.span.end, end)
        ),
        hoped=_HOPED.search(said) is not None,
        denied=_DENIED.search(said) is not None,
        words=_content(_ADDRESS.sub(" ", text[start:end])),
        doer=_doer(text[clause[0] : figure.span.start]),
        number=" ".join(_NUMBER.findall(figure.span.text)),
        numbers=frozenset(_NUMBER.findall(text[start:end])),
        site_range=site.span() if site else None,
    )


def _clause(text: str, sentence: tuple[int, int], figure: Figure) -> tuple[int, int]:
    """Give the part of a sentence around a figure and its noun that no dash, semicolon or "but" divides."""
    first = min(figure.span.start, figure.of.start if figure.of else figure.span.start)
    last = max(figure.span.end, figure.of.end if figure.of else figure.span.end)
    start, end = min(sentence[0], first), max(sentence[1], last)
    for border in _BORDER.finditer(text, start, end):
        if border.end() <= first:
            start = border.end()
        elif border.start() >= last:
            end = border.start()
            break
    return start, end


def _thing(text: str, clause: tuple[int, int], figure: Figure, *, times: bool) -> Thing | None:
    """Give what is counted with its act, which stands before the number or behind what it counts.

    "The following seven people" counts a list, nothing in the world.
    """
    if _HEADS_LIST.search(text, clause[0], figure.span.start) is not None:
        return None
    if figure.of is None:
        return _done_times(text, clause, figure) if times else _people(text, clause, figure)
    # Where it was counted is told apart from what.
    phrase = _ADDRESS.sub(" ", figure.of.text + _whose(text, clause, figure.of))
    thing = read_thing(_SITE.sub(" ", phrase)) or read_thing(phrase)
    if thing is None or thing.act is not None or figure.of.start < figure.span.start:
        return thing
    act = _before(text[clause[0] : figure.span.start]) or _behind(text[figure.of.end : clause[1]])
    return _with(thing, act)


def _whose(text: str, clause: tuple[int, int], of: Span) -> str:
    """Give what follows the noun of an act and says to whom it was done: "encounters ⟨with Peruvians⟩"."""
    last = of.text.split()[-1].lower()
    found = _TO_WHOM.match(text, of.end, max(clause[1], of.end)) if last in NOUNS else None
    return found[0] if found else ""


def _with(thing: Thing, act: str | None) -> Thing:
    return Thing(
        noun=thing.noun, modifiers=thing.modifiers, groups=thing.groups, anyone=thing.anyone,
        act=thing.act or act,
    )  # fmt: skip


def _before(text: str) -> str | None:
    """Give the act of the verb that ends `text`, past adverbs: "have arrested ⟨300 people⟩"."""
    for word in reversed(_WORD.findall(text)[-3:]):
        low = word.lower()
        if low in COUNTING:
            return None
        if low in VERBS:
            return VERBS[low]
        if is_participle(low) or (low.endswith("ing") and len(low) > 5):
            return stem(low)
        if not low.endswith("ly") and low not in PLAIN:
            return None
    return None


def _doer(text: str) -> frozenset[str]:
    """Give the stems of the subject of the verb that ends `text`: "⟨Private firms⟩ added"; empty if none."""
    words = [word for word in _WORD.findall(_ADDRESS.sub(" ", text)) if not word.lower().endswith("ly")]
    while words and words[-1].lower() in PLAIN:
        words.pop()
    if not words or not (is_participle(words[-1]) or words[-1].lower().endswith("ing")):
        return frozenset()
    words.pop()
    while words and words[-1].lower() in AUXILIARIES:
        words.pop()
    subject: list[str] = []
    for word in reversed(words):
        if word.lower() in STOPS - PLAIN or is_participle(word) or len(subject) == _LONGEST_SUBJECT:
            break
        subject.append(word)
    return frozenset(
        _content_word(word) or word.lower() for word in subject if word.lower() not in ("the", "a")
    )


def _behind(text: str) -> str | None:
    """Give the act of the verb that opens `text`, past auxiliaries: "⟨300 people⟩ who were arrested"."""
    for passed, found in enumerate(_WORD.finditer(text)):
        word = found[0].lower()
        if text[: found.start()].strip(" ") and passed == 0 and word not in _RELATIVES:
            return None  # a comma or bracket closes what is counted
        if is_participle(word) and word not in COUNTING:
            return VERBS.get(word) or stem(word)
        if passed == _NEAR or (
            word not in AUXILIARIES and word not in _RELATIVES and not word.endswith("ly")
        ):
            return None
    return None


def _people(text: str, clause: tuple[int, int], figure: Figure) -> Thing | None:
    """Give people where only the act stands with the number: "killing 107", "15 were injured"."""
    if figure.unit is not None:
        return None
    act = _before(text[clause[0] : figure.span.start]) or _behind(text[figure.span.end : clause[1]])
    return Thing(noun="person", act=act) if act in _TO_PEOPLE else None


def _done_times(text: str, clause: tuple[int, int], figure: Figure) -> Thing | None:
    """Give what an act was done to so many times: "stopped Cubans ⟨800⟩ times", "Cubans were stopped …"."""
    before = list(_WORD.finditer(text, clause[0], figure.span.start))
    verb = next((at for at in range(len(before) - 1, -1, -1) if _is_act(before[at][0])), None)
    if verb is None:
        return None
    act = VERBS.get(before[verb][0].lower()) or stem(before[verb][0])
    if verb + 1 < len(before):
        thing = read_thing(text[before[verb].end() : figure.span.start])
    else:
        last = verb
        while last > 0 and before[last - 1][0].lower() in AUXILIARIES:
            last -= 1
        thing = read_thing(text[clause[0] : before[last].start()]) if last < verb else None
    return _with(thing, act) if thing is not None else None


def _is_act(word: str) -> bool:
    return word[0].islower() and is_participle(word)


def _rate(text: str, clause: tuple[int, int], figure: Figure) -> str | None:
    """Give for what one unit of time or of people a figure is told ("200 a day"); None for a whole."""
    if figure.of is not None and _AVERAGE.search(figure.of.text):
        return "average"
    counted = max(figure.span.end, figure.of.end if figure.of else 0)
    found = _RATE.search(text, figure.span.end, min(clause[1], counted + 40))
    if found is None or "," in text[counted : found.start()]:
        return None
    if found["ly"] and found.start() > counted + 1:
        # "209,000 in March, the highest monthly mark": told of another thing.
        return None
    said = (found["one"] or found["ly"]).lower()
    return _RATES.get(said, "year" if said.startswith(("annual", "yearly")) else said)


def _site(text: str, sentence: tuple[int, int], figure: Figure) -> re.Match[str] | None:
    """Give the border or coast that a sentence names nearest to a figure."""
    return min(
        _SITE.finditer(text, *sentence),
        key=lambda found: (abs(found.start() - figure.span.end), found.start()),
        default=None,
    )


def _head(words: str) -> str:
    words = words.lower()
    return "border" if words == "frontier" else "port of entry" if "entry" in words else words


def _content(sentence: str) -> frozenset[str]:
    return frozenset(_content_word(word) for word in _WORD.findall(sentence)) - {""}


@lru_cache(maxsize=65536)
def _content_word(word: str) -> str:
    low = word.lower().strip(".")
    return "" if low in STOPS or len(low) < 3 else stem(singular(low))
