"""What the words of a cause or an effect are about: head, modifiers, names, direction.

English noun phrases are read without a tagger: the head is the last content word before the first
preposition, relative or auxiliary; a complement ("prices of food") modifies as an attribute does
("food prices").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

from dragoman.links.causal_names import NAME, name_of

Sense = Literal["", "up", "down", "harm", "worse"]
Flaw = Literal["", "names nothing", "names only somebody", "cut short", "talk of I and you"]

_MARKUP = re.compile(r"\]\([^)]*\)|[\[\]*_“”\"„]|(?<!\w)['’‘](?=\w)|['’](?!\w)")
# "Cold War-era", "five-year-old": when, not what.
_ERA = re.compile(r"\b(?:[A-Z]\w+ )?[A-Z]?\w*-(?:era|old|long)\b")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Za-zÀ-ÿ0-9](?:[\w’'.,-]*[\wÀ-ÿ])?%?")
_PARTICLES = {"up": "up", "down": "down", "out": "", "off": "", "to": "", "away": ""}
_IRREGULAR = {
    "crises": "crisis", "analyses": "analysis", "children": "child", "men": "man", "women": "woman",
    "lives": "life", "people": "people", "news": "news", "politics": "politics", "economics": "economics",
    "series": "series", "diseases": "disease", "us": "us", "this": "this", "its": "its", "his": "his",
    "has": "has", "was": "was",
}  # fmt: skip


class Phrase(Struct, frozen=True, kw_only=True):
    """What a cause or effect is about.

    `words` are its words, tidied; `head` the concept of its head noun (None where it has none), `mods`
    concepts and stems that modify it, `names` country codes and folded names ("n:putin"), `sense` which way
    it goes (`turned`: not by its own words, but by those that join it to its cause), `pointing` that it
    points at what was said before ("this decision"), `flaw` what is wrong with it.
    """

    words: str
    head: str | None
    mods: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    sense: Sense = ""
    turned: bool = False
    negated: bool = False
    pointing: bool = False
    flaw: Flaw = ""

    @property
    def tokens(self) -> frozenset[str]:
        """Give all that is compared and looked for: head, modifiers and names."""
        return self.mods | self.names | ({self.head} if self.head else frozenset())


@cache
def table() -> dict[str, Any]:
    """Load the words of the causal map, once."""
    return tomllib.loads(files("dragoman.links").joinpath("causal.toml").read_text("utf-8"))


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    """Give a list of the table."""
    return frozenset(table()[section][key].split())


@cache
def closed(name: str) -> frozenset[str]:
    """Give a closed class of words."""
    return frozenset(table()["closed"][name].split())


@cache
def _same() -> dict[str, str]:
    return {word: concept for concept, words in table()["same"].items() for word in words.split()}


def variants(concept: str) -> frozenset[str]:
    """Give a concept with those that mean the same of goods: "price" also with "cost"."""
    return frozenset({concept, *(word for word, other in table()["of_goods"].items() if other == concept)})


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Take a plural or possessive ending off a word: "Companies'" is "company"; leave others."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").replace(",", "")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def concept_of(word: str) -> str:
    """Give the concept of a word: its stem, or the first of its synonyms."""
    low = word.lower()
    return _same().get(low) or _same().get(stem(low), stem(low))


def tidy_phrase(text: str) -> str:
    """Take markup, quotation marks and white space runs out of words."""
    if text.isalnum():
        return text  # most names are one plain word
    words = " ".join(_MARKUP.sub(" ", text).split()).strip(" ,;:—–-")
    return words if _INITIALS.search(words) else words.rstrip(" ,;:.—–-")


@lru_cache(maxsize=65536)
def read_phrase(text: str) -> Phrase:
    """Read the words of one cause or effect."""
    words = tidy_phrase(text)
    tokens = _TOKEN.findall(_ERA.sub("", words) or words)
    lead: Sense = ""
    while tokens and tokens[0].lower() in _PARTICLES and len(tokens) > 1:
        lead = lead or ("up" if tokens[0].lower() == "up" else "down" if tokens[0].lower() == "down" else "")
        tokens = tokens[1:]
        words = words.split(" ", 1)[-1]
    if not tokens:
        return Phrase(words=words, head=None, flaw="names nothing")
    low = [token.lower().replace("’", "'") for token in tokens]
    names, plain = _part_names(tokens)
    content = _Content(plain, lead)
    head, mods, sense = content.head, content.mods, content.sense
    mods -= listed_implied(head)
    return Phrase(
        words=_without_determiner(words),
        head=head,
        mods=frozenset(mods - {head}),
        names=names,
        sense=sense,
        turned=bool(lead),
        negated=any(word in closed("negations") or word.endswith("n't") for word in low),
        pointing=low[0] in closed("pointing"),
        flaw=_flaw(low, tokens, head, mods, names, sense),
    )


@cache
def listed_implied(head: str | None) -> frozenset[str]:
    """Give the modifiers that a head implies."""
    return frozenset(table()["implied"].get(head or "", "").split())


def _part_names(tokens: list[str]) -> tuple[frozenset[str], list[str | None]]:
    """Part names from plain words: the names, and the tokens in small letters, None where a name stands."""
    names: set[str] = set()
    plain: list[str | None] = []
    at = 0
    while at < len(tokens):
        name, count = name_of(tokens, at)
        if count:
            if name:
                names.add(name)
            plain.extend([NAME] * count)
            at += count
            continue
        plain.append(tokens[at].lower().replace("’", "'"))
        at += 1
    return frozenset(names), [None if word == NAME else word for word in plain]


class _Content:
    """Head, modifiers and direction of plain words; None stands for a name."""

    def __init__(self, plain: list[str | None], lead: Sense) -> None:
        self.sense: Sense = lead
        first, rest = self._chunks(plain)
        head = first[-1] if first else None
        mods = set(first[:-1])
        if head is not None and rest and (head in listed("holder") or head in closed("turn_nouns")):
            # "a wave of infections", "the rise in prices": the complement is what it is about.
            chunk = rest.pop(0)
            if chunk:
                head, mods = chunk[-1], mods | set(chunk[:-1])
        elif head is None and rest:
            chunk = rest.pop(0)
            head, mods = (chunk[-1], set(chunk[:-1])) if chunk else (None, mods)
        for chunk in rest:
            mods.update(chunk)
        of_goods = table()["of_goods"].get(head or "")
        self.head = of_goods if of_goods and mods & listed("goods") else head
        self.mods = mods

    def _chunks(self, plain: list[str | None]) -> tuple[list[str], list[list[str]]]:
        """Cut at prepositions and auxiliaries: the first noun phrase, and what comes after."""
        chunks: list[list[str]] = [[]]
        for word in plain:
            if word is not None and (word in closed("prepositions") or word in closed("breaks")):
                chunks.append([])
            elif word is not None and self._tells(word):
                chunks[-1].append(concept_of(word))
        return chunks[0], [chunk for chunk in chunks[1:] if chunk]

    def _tells(self, word: str) -> bool:
        if word in ("up", "down"):
            return False
        if word in listed("up") or word in listed("down"):
            turn: Sense = "up" if word in listed("up") else "down"
            self.sense = self.sense or turn
            return word in closed("turn_nouns")
        if word in listed("harm") or word in listed("worse"):
            self.sense = self.sense or ("harm" if word in listed("harm") else "worse")
            return False
        return not (
            word in listed("degree")
            or word in closed("determiners")
            or word in closed("pointing")
            or word in closed("negations")
            or word in ("and", "or", "but", "not", "well", "there")
            or word in listed("around")
            or word in closed("pronouns")
            or word.endswith("-wide")
            or (len(word) < 2 and not word.isdigit())
        )


def _flaw(
    low: list[str], tokens: list[str], head: str | None, mods: set[str], names: frozenset[str], sense: Sense
) -> Flaw:
    if (
        low[-1] in closed("open_end")
        or low[0] in closed("open_start")
        or low[0] in closed("prepositions")
        or _is_open(low)
    ):
        return "cut short"
    if any(one.lower() in closed("talk") and one != "US" for one in tokens):
        return "talk of I and you"
    if low[0] in closed("subjects") or low[0].split("'")[0] in closed("subjects"):
        return "names nothing"
    if head is not None and head in closed("turn_nouns") and not mods and not names:
        return "names nothing"
    telling = {word for word in (*mods, head or "") if word and word not in listed("empty")}
    telling = {word for word in telling if not word.replace(".", "").rstrip("%").isdigit()}
    if telling:
        return ""
    return "names only somebody" if names and not sense else "names nothing"


def _is_open(low: list[str]) -> bool:
    """Say whether a phrase ends with an adjective: what it belongs to was cut off."""
    last = low[-1]
    if len(low) < 2 or last in listed("noun"):
        return False
    if last.endswith("ly") and low[-2] == "to":
        return True
    return last.endswith(("al", "ic", "ive", "ous")) or last in (
        "new",
        "large",
        "more",
        "other",
        "such",
        "including",
    )


def _without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def plain_label(words: str) -> str:
    """Take the words of degree off the front: "severe fuel shortages" is "fuel shortages"."""
    rest = words.split(" ")
    while len(rest) > 1 and rest[0].lower().strip(",") in listed("degree"):
        rest = rest[1:]
    return " ".join(rest)


def is_clause(text: str) -> bool:
    """Say whether words are a clause, with a verb that is inflected by an auxiliary."""
    return any(token.lower() in closed("auxiliaries") for token in _TOKEN.findall(text))


_JOINT = re.compile(r",? (?:and|or|as well as) |, ")


def split_parts(text: str) -> list[str]:
    """Part coordinated noun phrases: "daily blackouts and long queues for food" is two things.

    Only before the first preposition, and only where each part is a noun phrase of its own: "food and
    transport costs" stays whole, for it may be food costs.
    """
    words = tidy_phrase(text)
    if is_clause(words):
        return [words]
    ends = [
        m.start()
        for m in re.finditer(
            r"\b(?:" + "|".join(sorted(closed("prepositions") | closed("breaks"))) + r")\b", words
        )
    ]
    parts: list[str] = []
    begin = 0
    for joint in _JOINT.finditer(words):
        inside = [end for end in ends if begin < end < joint.start()]
        if inside or not _stands(words[begin : joint.start()]) or not _stands_after(words[joint.end() :]):
            continue
        parts.append(words[begin : joint.start()])
        begin = joint.end()
    parts.append(words[begin:])
    # "A, B and C" is parted wholly or not at all.
    return parts if all(_JOINT.search(_before_preposition(part)) is None for part in parts) else [words]


def _before_preposition(words: str) -> str:
    return re.split(r" (?:of|in|on|for|from|with|to|at|by)\b", words, maxsplit=1)[0]


def _stands(words: str) -> bool:
    """Say whether words can be a noun phrase by themselves: a plural, or two words that tell something."""
    tokens = _TOKEN.findall(words)
    if not tokens:
        return False
    last = tokens[-1].lower()
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    content = [t for t in tokens if t.lower() not in closed("determiners")]
    return (plural or len(content) > 1 or len(tokens) > len(content)) and not last.endswith(
        ("al", "ic", "ive", "ous", "ing", "ed")
    )


def _stands_after(words: str) -> bool:
    first = _JOINT.split(words, maxsplit=1)[0]
    return _stands(_before_preposition(first))


def signal_kind(signal: str) -> Literal["forward", "backward", ""]:
    """Say whether a signal stands before its effect (led to), before its cause (due to), or says no cause."""
    low = [word.lower() for word in _TOKEN.findall(signal)]
    if any(word in listed("signal", "backward") for word in low) or (
        low and low[-1] in ("by", "from") and any(word in listed("signal", "forward") for word in low)
    ):
        return "backward"
    if (low[:3] == ["as", "a", "result"] and low[-1:] == ["of"]) or low == ["result", "of"]:
        return "backward"
    return "forward" if any(word in listed("signal", "forward") for word in low) else ""


def signal_sense(signal: str) -> Sense:
    """Say which way a signal turns its effect: "driven up" up, "crippled" harm; "" for none."""
    low = [word.lower() for word in _TOKEN.findall(signal)]
    for sense in ("up", "down", "harm", "worse"):
        if any(word in listed(sense) for word in low):
            return sense
    return ""


def asked_tokens(words: str) -> Iterator[str]:
    """Give the words of a question as they stand in `Phrase.tokens`: names by code, others by concept."""
    tokens = _TOKEN.findall(words)
    at = 0
    while at < len(tokens):
        name, count = name_of(tokens, at)
        if count:
            if name:
                yield name
            at += count
            continue
        if tokens[at].lower() not in closed("determiners") | closed("prepositions") | {"and", "or"}:
            yield concept_of(tokens[at])
        at += 1
