"""Words of acts: lightly stemmed, synonyms made one, with the direction (to do or to stop) of their verb."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

Direction = str  # "start", "stop", or "" where the verb tells none

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\wÀ-ÿ]*(?:['’][a-z]+)?")
_NEGATION = re.compile(r"(?:do |does |did |will |would )?(?:not|never)\b|n['’]t\b|refrain\b", re.IGNORECASE)
# After the longest ending first; what is left must have this many letters.
_ENDINGS = (
    "izations", "ization", "ations", "ation", "ements", "ement", "ments", "ment", "ions", "ion", "ings",
    "ing", "ies", "ied", "ers", "er", "ed", "es", "al", "ly", "s", "e", "y",
)  # fmt: skip
_LEAST_STEM = 4


@cache
def table() -> dict[str, Any]:
    """Load the words of undertakings, once."""
    return tomllib.loads(files("dragoman.links").joinpath("undertakings.toml").read_text("utf-8"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut an English word's ending: "suspended", "suspension" and "suspends" are "suspen(d)"-alike."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    # "shipped" and "ship", "controlled" and "control"
    return word[:-1] if len(word) > _LEAST_STEM and word[-1] == word[-2] else word


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept, words in table()["same"].items():
        for word in words.split():
            found.setdefault(word, concept)
            # "freed" must not make "free" mean release.
            if stem(word) not in stems_of("generic"):
                found.setdefault(stem(word), concept)
    return found


@cache
def stems_of(section: str, key: str = "words") -> frozenset[str]:
    """Give the stems of a list of words."""
    return frozenset(stem(word) for word in table()[section][key].split())


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(r"\b(?:" + "|".join(map(re.escape, words.split(";"))) + r")\b", re.IGNORECASE), concept)
        for concept, words in table()["phrases"].items()
    )


@lru_cache(maxsize=16384)
def concepts(words: str) -> tuple[str, ...]:
    """Give what the words of an act are about, in order, each once; what tells no act from another is out.

    Names of countries must be taken out before.
    """
    for pattern, concept in _phrases():
        words = pattern.sub(concept, words)
    same, generic = _concepts(), stems_of("generic")
    turns = stems_of("direction", "stop") | stems_of("direction", "start")
    found: dict[str, None] = {}
    for match in _WORD.finditer(words):
        word = match[0].lower().replace("’", "'").removesuffix("'s")
        cut = stem(word)
        known = same.get(word)
        if known is None and (len(word) < 3 or cut in generic or cut in turns):
            continue
        found[known or same.get(cut, cut)] = None
    return tuple(found)


def direction(act: str) -> Direction:
    """Say whether an act is to do (resume, impose) or to stop (halt, lift) something, by its first verb."""
    turned = bool(_NEGATION.match(act.removeprefix("to ")))
    for match in list(_WORD.finditer(act))[:5]:
        cut = stem(match[0])
        if cut in stems_of("direction", "stop"):
            return "start" if turned else "stop"
        if cut in stems_of("direction", "start"):
            return "stop" if turned else "start"
    return ""


def is_speech(act: str) -> bool:
    """Say whether an act is only speaking or thinking ("to comment", "to thank")."""
    words = [match[0] for match in _WORD.finditer(act.removeprefix("to "))]
    return not words or stem(words[0]) in stems_of("speech")


@lru_cache(maxsize=16384)
def cue_kind(cue: str) -> str | None:
    """Give what a statement's cue does: asked, promised, agreed, refused, told; None for any other."""
    words = [stem(match[0]) for match in _WORD.finditer(cue)]
    for kind in ("refused", "asked", "agreed", "promised", "told"):
        if any(word in stems_of("cues", kind) or word in _IRREGULAR.get(kind, ()) for word in words):
            return kind
    return None


_IRREGULAR = {"told": frozenset({"said", "told"}), "promised": frozenset({"undertook"})}
