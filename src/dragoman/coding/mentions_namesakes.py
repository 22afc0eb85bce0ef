"""People who are called like a place or a month: "Jordan Novak", "London Pryce", "Clara May".

A place (or a month that is a given name too) makes one name with the word after it only where that word
is nothing but a name, and where the two do not stand as place and person ("In London Pryce said …"). A place
that is seldom a given name does so only where something shows a person: "China Eastern" is an airline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_shapes import is_common, match_size, rest_size
from dragoman.coding.mentions_titles import REACH, head_of, is_address
from dragoman.coding.mentions_titles_after import title_after
from dragoman.coding.mentions_tokens import Token
from dragoman.coding.mentions_words import either, given_sex, listed, load_words, words
from dragoman.schema.codes import body_of, fold, is_place, look_up

_FILE, _TABLE = "name_words", "namesakes"
MONTHS = listed(_FILE, _TABLE, "months")
# What the lists are: see `name_words.toml`.
_PLACED = listed(_FILE, _TABLE, "placed")
_FROM_TO = listed(_FILE, _TABLE, "from_to")
_DATED = listed(_FILE, _TABLE, "dated")
_SAYS = listed(_FILE, _TABLE, "says")
_THINGS_TOO = listed(_FILE, _TABLE, "things_too")
_OWN = listed(_FILE, _TABLE, "own")
_BODIES = listed(_FILE, _TABLE, "bodies")
_ALSO_BODIES = listed(_FILE, _TABLE, "also_bodies")
_DETERMINERS = listed(_FILE, _TABLE, "determiners")
_LINKS = listed(_FILE, _TABLE, "links")
_NOT_SURNAMES = listed(_FILE, _TABLE, "not_surnames")
_NUMBER = re.compile(r"\s*,?\s*\d")
_NEXT = re.compile(r"['’]s\b|\s+([a-z]+)")
_SMALL = re.compile(r"\b[a-z]+\b")
_ADDRESSED = re.compile(r"\b([A-Z]\w*)\.?\s(?=([A-Z]\w+))")
_SAYING = re.compile(rf"\b([A-Z]\w+)\s{either(_FILE, _TABLE, 'says')}\b")
_BODY_NEAR = re.compile(
    rf"\b([A-Z]\w+)(?=(?:['’]s)?\s(?:[\w-]{{1,20}}\s){{0,2}}{either(_FILE, _TABLE, 'bodies')}\b)"
)
# More than this many words are no name of a person.
_LONGEST = 4
# How far after "said" we look for what shows a body, in characters.
_AHEAD = 120


class Shown:
    """What an article shows of its capitalised words; each set is made when it is first asked for."""

    def __init__(self, text: str):
        self.text = text

    @cached_property
    def addressed(self) -> frozenset[str]:
        """Words after a form of address: "Ms Pryce"."""
        return frozenset(found[2] for found in _ADDRESSED.finditer(self.text) if is_address(found[1]))

    @cached_property
    def saying(self) -> frozenset[str]:
        """Words right before a verb of saying."""
        return frozenset(found[1] for found in _SAYING.finditer(self.text))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Words right before what only bodies have or are: "Pryce's creditors"."""
        return frozenset(found[1] for found in _BODY_NEAR.finditer(self.text))


@cache
def _given_places() -> frozenset[str]:
    return frozenset(load_words("given_names")["places"].split())


def person_size(shown: Shown, run: list[Token], at: int, *, titled: bool = False) -> int:
    """Give the number of tokens of a person whose first name is a place or month; 0 where none is."""
    first = run[at].text
    given = first in _given_places() or given_sex(first) is not None
    month = first in MONTHS
    if not (given if month else _is_place_name(first)):
        return 0
    before = word_before(shown.text, run[at].start)
    if at + 1 >= len(run) or match_size(run, at) or before in (_DATED if month else _PLACED):
        return 0
    size = 1 + rest_size(run, at + 1)
    part = _surname(run[at + 1 : at + size])
    if not part or (at + size < len(run) and _goes_on_as_body(run, at + size)):
        return 0
    whole = len(part) > 1 and given_sex(part[0].text) is not None
    if before in _DETERMINERS or (whole and not given) or (before in _LINKS and (titled or whole)):
        return 0  # "the Geneva Communique", "President of France Ann Roe"
    if given or titled or _is_shown(shown, first, part[-1], before):
        return 1 + len(part)
    return 0


def _surname(part: list[Token]) -> list[Token]:
    """Give the tokens of a surname; none where the words may be something else."""
    while part and part[-1].glue:
        part.pop()
    if len(part) >= _LONGEST or any(token.glue and token.text in _LINKS for token in part):
        return []
    return part if all(token.glue or _is_only_name(token.text) for token in part) else []


def _is_shown(shown: Shown, first: str, last: Token, before: str) -> bool:
    """Say whether the article shows a person where a place that is seldom a given name begins a name."""
    if before in _FROM_TO:
        return False
    alias = look_up(first)
    state = alias is not None and alias.kind == "name"
    if last.text in shown.addressed or is_address(before.title()):
        return True
    if state and last.text in shown.bodies:
        return False
    title = title_after(shown.text, last.end, min(len(shown.text), last.end + REACH))
    for head in (title.head if title is not None else "", before):
        found = head_of(head)
        if found is not None and not (state and found[1] in _ALSO_BODIES):
            return True
    after = _NEXT.match(shown.text, last.end)
    if after is None or after[1] not in _SAYS:
        return not state and last.text in shown.saying
    ahead = shown.text[after.end() : after.end() + _AHEAD].partition(".")[0]
    return (_BODIES if state else _OWN).isdisjoint(_SMALL.findall(ahead))


def _is_place_name(word: str) -> bool:
    alias = look_up(word)
    if alias is not None:
        return alias.kind in ("name", "capital") and not word.isupper()
    return is_place(word) and not word.isupper()


def is_no_surname(word: str) -> bool:
    """Say whether a word goes with a place but is nobody's surname: "Santiago Metro", "Georgia Southern"."""
    return word in _NOT_SURNAMES or word in words().directions


def acts_as_person(verb: str, *, after_place: bool) -> bool:
    """Say whether the verb after a lone word shows a person, there being a place right before it or not."""
    return verb in words().person_verbs and not (after_place and verb in _THINGS_TOO)


def _is_only_name(word: str) -> bool:
    """Say whether a word can be nothing but somebody's name: in no list, and not in capitals."""
    return (
        len(word) > 2
        and not word.isupper()
        and not is_no_surname(word)
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
