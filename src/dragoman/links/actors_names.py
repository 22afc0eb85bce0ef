"""Names taken apart: titles, given names, particles, surnames, suffixes; and whether two may be one name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from dragoman.text.nicknames import are_forms_of_one, given_groups

# How two names of people compare. "same": the same words, or in the other order; "form": initials, nicknames,
# middle names or second surnames left out; "spelling": written otherwise; "part": one is a surname alone;
# "apart": they cannot be one person's; "none": nothing in common.
Likeness = Literal["same", "form", "spelling", "part", "apart", "none"]

_MARKS = re.compile(r"[^\w\s'-]+")
_QUOTED = re.compile(r"[\"“”‘(]([^\"“”’)]{1,20})[\"“”’)]")
# A surname of at least this many letters may be written with other letters; shorter ones are too alike.
_LEAST_SPELLED = 5
# Of Latin spellings of one Cyrillic, Arabic or Hebrew surname, at most a quarter of the letters differ.
_LEAST_ALIKE = 0.75


class Name(Struct, frozen=True, gc=False):
    """A person's name, folded. `words` are given names and surnames in their order, without particles.

    `particles` are those taken out ("de", "von"); `suffix` is "jr", "sr", "ii", …, or empty. `before` says
    that the whole is a surname of more parts than one: a particle opens it ("van roe"), or a dash joins it.
    `wife` says that it follows "Mrs.".
    """

    words: tuple[str, ...]
    particles: tuple[str, ...] = ()
    suffix: str = ""
    before: bool = False
    wife: bool = False

    @property
    def lone(self) -> bool:
        """Say whether nothing but one name is there: a surname, mostly."""
        return len(self.words) == 1 or self.before

    @property
    def given(self) -> str:
        """Give the first name; empty where there is none."""
        return "" if self.lone else self.words[0]


# Letters that fall apart into no plain letter and a mark, and kinds of apostrophe and dash.
_PLAIN = str.maketrans("’‘ʻ`–‑ıłŁøØđĐ", "''''--illoodd")


@cache
def table() -> dict[str, Any]:
    """Load the general tables of names, once."""
    return tomllib.loads(files("dragoman.links").joinpath("actors.toml").read_text("utf-8"))


@cache
def word_list(section: str, key: str) -> frozenset[str]:
    """Give a list of folded words or phrases of the tables."""
    return frozenset(part.strip() for part in table()[section][key].split(";") if part.strip())


@lru_cache(maxsize=131072)
def fold(name: str) -> str:
    """Fold case, accents, kinds of apostrophe and dash, and white space away: "Fernández " is "fernandez"."""
    if name.isascii():
        return " ".join(name.lower().replace("`", "'").split())
    name = name.translate(_PLAIN)
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


@lru_cache(maxsize=131072)
def parse(name: str) -> Name:
    """Take a person's name apart.

    Titles before it are dropped ("PRESIDENT ROE" is "roe"), as are nicknames in quotation marks; a
    possessive ending is no part of a name.
    """
    plain = fold(_QUOTED.sub(" ", name)).removesuffix("'s")
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1 ", plain)  # "j.d." is two initials
    words = [word.strip("-'") for word in _MARKS.sub(" ", plain).split()]
    words = [word for word in words if word]
    wife = False
    titles = word_list("titles", "before")
    while len(words) > 1 and words[0] in titles:
        words, wife = words[1:], wife or words[0] == "mrs"
    suffix = ""
    while len(words) > 1 and words[-1] in word_list("given", "suffixes"):
        suffix = {"junior": "jr", "senior": "sr"}.get(words[-1], words[-1])
        words = words[:-1]
    particles = word_list("given", "particles")
    kept: list[str] = []
    taken: list[str] = []
    for place, word in enumerate(words):
        if word in particles and place + 1 < len(words):
            taken.append(word)
        else:
            bare = word[3:] if word[:3] in ("al-", "el-") else word
            kept.extend(part for part in bare.split("-") if part)
    opened = bool(words) and words[0] in particles and len(kept) < 3 and len(words) > 1
    before = opened or (len(words) == 1 and len(kept) > 1)
    return Name(tuple(kept), tuple(taken), suffix, before, wife)


@lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """Reduce a word to what its spellings in Latin letters share, mostly consonants; for blocking.

    "zelenskyy", "zelensky" and "zelenskiy" are one, as are "lukashenko" and "lukashenka".
    """
    for some, plain in _SOUNDS:
        word = word.replace(some, plain)
    bare = "".join(c for c in word if c not in "aeiouy'")
    bare = "".join(c for place, c in enumerate(bare) if not place or bare[place - 1] != c)
    return bare or word[:1]


_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"),
    ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"),
    ("j", ""), ("c", "k"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def spelled_alike(left: str, right: str) -> bool:
    """Say whether two words may be spellings of one name that is written in other letters."""
    if left == right:
        return True
    if min(len(left), len(right)) < _LEAST_SPELLED:
        return False
    return (
        skeleton(left) == skeleton(right) and Levenshtein.normalized_similarity(left, right) >= _LEAST_ALIKE
    )


def given_alike(left: str, right: str) -> Likeness:
    """Compare two given names: the same, an initial or nickname of the other, spelled otherwise, or apart."""
    if left == right:
        return "same"
    if min(len(left), len(right)) == 1:
        starts = {name[0] for name in given_groups(left)} & {name[0] for name in given_groups(right)}
        return "form" if left[0] == right[0] or starts else "apart"
    if are_forms_of_one(left, right):
        return "form"
    if left[0] == right[0] or {left[0], right[0]} <= set("jyie") or {left[0], right[0]} <= set("kc"):
        bones = skeleton(left), skeleton(right)
        near = Levenshtein.normalized_similarity(left, right) >= 0.5 and min(len(left), len(right)) > 3
        if bones[0] == bones[1] and near:
            return "spelling"
        # Forms of one name in sister languages: "volodymyr", "vladimir" differ; "sergei", "serhiy" do not.
        if near and left[:3] == right[:3] and Levenshtein.distance(*bones) <= 1 and len(left) > 4:
            return "spelling"
    return "apart"


_ORDER: tuple[Likeness, ...] = ("same", "form", "spelling")


def _worst(*likenesses: Likeness) -> Likeness:
    return max(likenesses, key=_ORDER.index)


@lru_cache(maxsize=262144)
def compare(left: Name, right: Name) -> Likeness:
    """Compare two names of people; the order of the two does not matter."""
    if not left.words or not right.words:
        return "none"
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return "apart"
    if left.words == right.words and left.suffix == right.suffix:
        return "same"
    if left.lone or right.lone:
        return _part(left, right)
    direct = _full(left, right)
    if direct in _ORDER or len(left.words) != len(right.words):
        return direct
    # Family names come first in Chinese, Hungarian, Japanese and Korean names.
    turned = left.words[1:] + left.words[:1]
    back = left.words[-1:] + left.words[:-1]
    return "same" if right.words in (turned, back) else direct


def _part(left: Name, right: Name) -> Likeness:
    """Compare where one is a surname alone."""
    if left.lone and right.lone:
        if left.words == right.words:
            return (
                "same"
                if left.particles == right.particles or not (left.particles and right.particles)
                else "form"
            )
        if left.words[-1:] == right.words[-1:] or left.words[:1] == right.words[:1]:
            return "part" if len(left.words) != len(right.words) else "none"
        alike = len(left.words) == len(right.words) == 1 and spelled_alike(left.words[0], right.words[0])
        return "spelling" if alike else "none"
    short, full = (left, right) if left.lone else (right, left)
    return "part" if surname_fits(short, full) else "none"


def surname_fits(short: Name, full: Name) -> bool:
    """Say whether a surname alone is that of a full name, also its first surname of two, or its first word.

    The first word is a family name in Chinese, Hungarian, Japanese and Korean names; of others it is a given
    name, by which people are not called alone with a title, so the caller asks for more.
    """
    size = len(short.words)
    if size >= len(full.words) and size > 1:
        return False
    places = [len(full.words) - size]
    if len(full.words) >= 3:
        places.append(len(full.words) - size - 1)
    return any(
        place > 0
        and all(
            spelled_alike(*pair) for pair in zip(short.words, full.words[place : place + size], strict=True)
        )
        for place in places
    )


def _full(left: Name, right: Name) -> Likeness:
    """Compare two names that both have given names and surnames."""
    short, full = sorted((left, right), key=lambda name: (len(name.words), name.words))
    is_apart = False
    for surname in _surnames(short, full):
        size, place, alike = surname
        mine, theirs = short.words[: len(short.words) - size], full.words[:place]
        if not mine or not theirs:
            continue
        given = _givens(mine, theirs)
        if given not in _ORDER:
            is_apart = is_apart or given == "apart"
            continue
        whole = _worst(alike, given) if len(short.words) == len(full.words) else _worst(alike, given, "form")
        return _worst(whole, "form") if left.suffix != right.suffix else whole
    # "lopez obrador" of "andres manuel lopez obrador": a double surname that looks like a whole name
    if len(short.words) == 2 and len(full.words) > 2 and full.words[-2:] == short.words:
        return "form"
    return "apart" if is_apart else "none"


def _surnames(short: Name, full: Name) -> list[tuple[int, int, Likeness]]:
    """Give how many last words of the short name are a surname of the full one, and where it stands there."""
    found: list[tuple[int, int, Likeness]] = []
    last = short.words[-1]
    for place in (len(full.words) - 1, len(full.words) - 2):
        if place < 1 or (place < len(full.words) - 1 and len(full.words) < 3):
            continue
        if len(full.words[place]) < 2 or not spelled_alike(last, full.words[place]):
            continue
        likeness: Likeness = "same" if last == full.words[place] else "spelling"
        if place < len(full.words) - 1:
            if len(full.words) - len(short.words) < 1:
                continue  # as many words, yet another surname after the one they share
            likeness = _worst(likeness, "form")
        found.append((1, place, likeness))
    return found


def _givens(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Likeness:
    """Compare given and middle names in their order; the first must agree, or be left out for the second."""
    short, full = sorted((mine, theirs), key=lambda words: (len(words), len(words[0])))
    if len(short) == 1 and len(short[0]) == 1:
        # An initial alone may be that of any given name.
        return "form" if any(word.startswith(short[0]) for word in full) else "none"
    first = given_alike(short[0], full[0])
    if first == "apart":
        # "manuel roe" for "andres manuel roe", never by an initial alone
        if len(short) == 1 and len(short[0]) > 1 and short[0] in full[1:]:
            return "form"
        return "apart"
    worst: Likeness = first
    rest, place = full[1:], 0
    for word in short[1:]:
        alike = given_alike(word, rest[place]) if place < len(rest) else "same"
        if alike == "apart":
            # a middle name and a first surname of two may both be there: "x y z roe"
            return "apart"
        worst, place = _worst(worst, alike), place + 1
    return worst if len(short) == len(full) else _worst(worst, "form")
