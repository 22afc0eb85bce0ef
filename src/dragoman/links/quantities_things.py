"""Reads what a noun phrase counts: its head and modifiers in the singular, and whose people are meant."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.links.quantities_claim import Thing
from dragoman.links.quantities_words import (
    ANYONE,
    CONTAINERS,
    IRREGULAR,
    MOVING,
    NOUNS,
    PEOPLE,
    PLAIN,
    STRONG,
    VERBS,
)
from dragoman.schema.codes import look_up

_WORD = re.compile(r"[^\W\d_][\w.]*(?:[’'&-][\w.]+)*|\d[\d,.]*")
_ANYONE = re.compile(ANYONE, re.IGNORECASE)
_TAIL = frozenset(
    """of in from to for at with by on who that which whose whom between among under into against per
    worth since during through across along without over within inside outside near were was are
    is had have has""".split()
)
# Endings after which "-es" makes the plural.
_HISSES = ("ses", "xes", "zes", "ches", "shes")
_LONGEST_NAME = 3


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Bring a noun into the singular, in small letters: "agencies" is "agency", "people" "person"."""
    word = word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSES) and not word.endswith(("ases", "uses", "oses", "eses", "ises", "nses", "rses")):
        return word[:-2]
    return word[:-1]


_ACTS = {singular(form): act for form, act in NOUNS.items()}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Bring a verb or noun near its stem, so that "boosted", "boosting" and "boosts" are one."""
    low = word.lower()
    if low in VERBS:
        return VERBS[low]
    low = singular(low)
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            if low[-1] == low[-2] and low[-1] not in "lse":
                low = low[:-1]
            break
    return low.removesuffix("e") if len(low) > 3 else low


@lru_cache(maxsize=65536)
def is_participle(word: str) -> bool:
    """Say whether a word may be a past or present participle that tells what is done."""
    low = word.lower()
    return low in VERBS or low in STRONG or (len(low) > 4 and low.endswith("ed"))


@lru_cache(maxsize=65536)
def read_thing(phrase: str) -> Thing | None:
    """Read a noun phrase ("a record number of Cuban migrants caught"); None where nothing is left of it."""
    # A full stop ends a sentence, unless the word has others ("U.S.").
    words = [word.rstrip(".") if word.count(".") == 1 else word for word in _WORD.findall(phrase)]
    anyone = _ANYONE.search(phrase) is not None
    cut = next((i for i, word in enumerate(words) if word.lower() in _TAIL), len(words))
    head, tail = words[:cut], words[cut:]
    while head and tail and singular(head[-1]) in CONTAINERS and tail[0].lower() == "of":
        # "A record number of arrests": arrests are counted.
        words = tail[1:]
        cut = next((i for i, word in enumerate(words) if word.lower() in _TAIL), len(words))
        head, tail = words[:cut], words[cut:]
    act = None
    while len(head) > 1 and is_participle(head[-1]) and not head[-1][0].isupper():
        act = VERBS.get(head[-1].lower(), stem(head[-1]))
        head = head[:-1]
    kept, groups, ends_in_people = _without_states(head)
    behind, more, _ = _without_states(tail)
    groups |= more
    if ends_in_people:
        noun = "person"
    elif kept and kept[-1].lower() not in PLAIN and not kept[-1][0].isdigit():
        noun, kept = singular(kept[-1]), kept[:-1]
    else:
        return None
    if noun in _ACTS:
        # "Encounters with Cubans", "deaths": people, and what was done to them.
        act, noun = act or _ACTS[noun], "person"
    if noun in CONTAINERS:
        return None
    modifiers = {_modifier(word) for word in (*kept, *behind)} - PLAIN - _TAIL - {""}
    if anyone:
        modifiers -= {"nationality", "country", "origin", "different", "various"}
    if noun in PEOPLE:
        noun = "person"
    elif noun in MOVING:
        noun, modifiers = "person", modifiers | {"migrant"}
    modifiers -= PEOPLE
    if modifiers & MOVING:
        modifiers = (modifiers - MOVING) | {"migrant"}
    return Thing(
        noun=noun, modifiers=tuple(sorted(modifiers)), groups=tuple(sorted(groups)), anyone=anyone, act=act
    )


def _modifier(word: str) -> str:
    low = word.lower()
    return "" if low[0].isdigit() or low.endswith("ly") else singular(low)


def _without_states(words: list[str]) -> tuple[list[str], set[str], bool]:
    """Take names of states and peoples out of words: the rest, their codes, whether a people came last."""
    rest: list[str] = []
    groups: set[str] = set()
    at, last = 0, False
    while at < len(words):
        taken = 0
        if words[at][0].isupper():
            for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
                found = look_up(" ".join(words[at : at + size]))
                if found is not None and found.kind in ("name", "people", "former"):
                    groups.add(found.country)
                    taken, last = size, found.kind == "people"
                    break
        if not taken:
            rest.append(words[at])
            last = False
        at += taken or 1
    return rest, groups, last
