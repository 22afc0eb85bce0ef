"""People who are called like a place or a month: "Jordan Smith", "London Breed", "Theresa May".

A place (or a month that is a given name too) makes one name with the word after it only where that word
is nothing but a name, and where the two do not stand as place and person ("In London Breed said …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_shapes import is_common, match_size, rest_size
from dragoman.coding.mentions_titles import is_address
from dragoman.coding.mentions_tokens import Token
from dragoman.coding.mentions_words import given_sex, load_words, words
from dragoman.schema.codes import body_of, fold, is_place, look_up

MONTHS = frozenset(
    "January February March April May June July August September October November December Jan".split()
)
# Before a place: it is one. Before a month: it is one.
_PLACED = frozenset("in at near outside around across inside throughout".split())
_DATED = frozenset(
    """in on by since until till before after during last next this that early late mid of from through to
    every each between""".split()
)
# What people alone do: after a place that is no given name, the sign that it is one here.
_SAYS = frozenset("said says told tells added asked argued tweeted explained replied recalled".split())
_NUMBER = re.compile(r"\s*,?\s*\d")
_NEXT = re.compile(r"['’]s\b|\s+([a-z]+)")
# More than this many words are no name of a person.
_LONGEST = 4


@cache
def _given_places() -> frozenset[str]:
    return frozenset(load_words("given_names")["places"].split())


def person_size(text: str, run: list[Token], at: int, *, titled: bool = False) -> int:
    """Give the number of tokens of a person whose first name is a place or month; 0 where none is."""
    first = run[at].text
    month = first in MONTHS
    if not month and not _is_place_name(first):
        return 0
    if month and given_sex(first) is None and first not in _given_places():
        return 0
    if (
        at + 1 >= len(run)
        or match_size(run, at)
        or word_before(text, run[at].start) in (_DATED if month else _PLACED)
    ):
        return 0
    size = 1 + rest_size(run, at + 1)
    part = run[at + 1 : at + size]
    while part and part[-1].glue:
        part.pop()
    if not part or len(part) >= _LONGEST or any(token.glue and token.text in _LINKS for token in part):
        return 0
    if not all(token.glue or _is_only_name(token.text) for token in part):
        return 0
    if at + size < len(run) and _goes_on_as_body(run, at + size):
        return 0
    given = first in _given_places() or given_sex(first) is not None
    before = word_before(text, run[at].start)
    whole = len(part) > 1 and given_sex(part[0].text) is not None
    if before in _DETERMINERS or (whole and not given) or (before in _LINKS and (titled or whole)):
        return 0  # "the Geneva Communique", "President of France Ann Roe"
    if given or titled:
        return 1 + len(part)
    after = _NEXT.match(text, part[-1].end)
    return 1 + len(part) if after is not None and after[1] in _SAYS else 0


_DETERMINERS = frozenset("the a an this that its his her their".split())
_LINKS = frozenset(("of", "for", "and", "the", "&"))


def _is_place_name(word: str) -> bool:
    alias = look_up(word)
    if alias is not None:
        return alias.kind in ("name", "capital") and not word.isupper()
    return is_place(word) and not word.isupper()


def _is_only_name(word: str) -> bool:
    """Say whether a word can be nothing but somebody's name: in no list, and not in capitals."""
    return (
        len(word) > 2
        and not word.isupper()
        and not is_common(word, word.removesuffix("s"))
        and word not in words().never
        and word not in words().norp
        and look_up(word) is None
        and body_of(word) is None
    )


def _goes_on_as_body(run: list[Token], at: int) -> bool:
    token = run[at]
    return not token.glue and token.text in words().org


def word_before(text: str, at: int) -> str:
    """Give the word right before a place in a text, in small letters; empty where a stop stands between."""
    before = text[max(0, at - 20) : at]
    said = before.split()
    return said[-1].lower() if said and before[-1:].isspace() else ""


def is_month_surname(text: str, run: list[Token], at: int) -> bool:
    """Say whether a month is somebody's surname: right after a given name, no day or year after it."""
    return (
        at > 0
        and run[at].text in MONTHS
        and not run[at - 1].glue
        and given_sex(run[at - 1].text) is not None
        and not _NUMBER.match(text, run[at].end)
    )


def claim_surnames(text: str, names: list[Name], months: Iterable[tuple[int, Token]]) -> list[Name]:
    """Give back the names with those places and months that are the surname of a person named before them.

    A month is a person where it says something or has something; a place, where the article does not
    speak of that place at all, by preposition, by its people or by its capital. `months` are the lone
    months of the text with their sentences.
    """
    first: dict[str, int] = {}
    for name in names:
        surname = fold(name.text.split()[-1])
        if name.type == "PER" and " " in name.text and len(surname) > 2 and surname.isalpha():
            first.setdefault(surname, name.start)
    if not first:
        return names
    found = [
        Name(token.start, token.end, token.text, "PER", sentence)
        for sentence, token in months
        if first.get(token.text, token.start) < token.start and _month_acts(text, token)
    ]
    spoken_of = {
        name.alias.country if name.alias is not None else name.text
        for name in names
        if name.type in ("LOC", "NORP") and (fold(name.text) not in first or _is_placed(text, name))
    }
    for name in names:
        if name.type != "LOC" or first.get(fold(name.text), name.start) >= name.start:
            continue
        key = name.alias.country if name.alias is not None else name.text
        addressed = is_address(word_before(text, name.start).title())
        if addressed or key not in spoken_of:
            name.type, name.alias, name.body = "PER", None, None
    return sorted([*names, *found], key=lambda name: name.start) if found else names


def _is_placed(text: str, name: Name) -> bool:
    return word_before(text, name.start) in words().place_words


def _month_acts(text: str, token: Token) -> bool:
    after = _NEXT.match(text, token.end)
    if after is None:
        return False
    before = word_before(text, token.start)
    if after[1] is None or is_address(before.title()):
        return True
    return before not in _DATED and after[1] in words().person_verbs
