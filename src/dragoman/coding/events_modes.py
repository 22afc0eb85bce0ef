"""The mode of an event by its words: how a thing was done, or what was asked, refused or threatened.

The words are data, in `events_modes.toml`, which says where each must stand; the modes are the codebook's
(`schema/codebook.py`, after the PLOVER manual). Precision comes before volume: where nothing says so
clearly, or words of two modes stand at the same place, there is no mode.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.schema.codebook import load_codebook

_GAP = " … "
_BETWEEN = r"(?: [^\s,;]+){0,4} "


class ModeWords(Struct, frozen=True, kw_only=True):
    """The words of one mode, compiled; the places are explained in `events_modes.toml`."""

    mode: str
    phrase: re.Pattern[str] | None = None
    trigger: re.Pattern[str] | None = None
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    around: re.Pattern[str] | None = None


class AboutRule(Struct, frozen=True):
    """What follows from the type that is promised or threatened: modes to look for, and the mode else."""

    words: tuple[str, ...] = ()
    otherwise: str | None = None


class TypeWords(Struct, frozen=True):
    """The words of the modes of one type, and its rules by `about`."""

    modes: tuple[ModeWords, ...]
    about: dict[str, AboutRule]


def find_mode(type: str, trigger: str, around: str, about: str | None = None) -> str | None:
    """Find the mode of an event of `type`, or None where nothing clearly says which.

    `trigger` is the text of the trigger, `around` that of its clause (the trigger included), `about` the type
    of the act that is asked, refused or threatened. Raises QueryError for an unknown type.
    """
    load_codebook().type(type)
    words = load_mode_words().get(type)
    if words is None:
        return None
    trigger, around = _plain(trigger), _plain(around)
    rule = words.about.get(about) if about is not None else None
    if rule is None:
        return _by_places(words.modes, trigger, around)
    asked = (one for one in words.modes if one.mode in rule.words)
    return _by_places(asked, trigger, around) or rule.otherwise


def _by_places(modes: Iterable[ModeWords], trigger: str, around: str) -> str | None:
    """Try the places in turn; the first that names one mode decides, and one that names two says nothing."""
    modes = tuple(modes)
    for stands in (_in_phrase, _in_trigger, _in_pair, _in_clause):
        found = [one.mode for one in modes if stands(one, trigger, around)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _in_phrase(words: ModeWords, trigger: str, around: str) -> bool:
    """Say whether a phrase of the mode has a part in common with the trigger."""
    if words.phrase is None or not trigger:
        return False
    places = [found.span() for found in re.finditer(re.escape(trigger), around)]
    return any(
        found.start() < end and start < found.end()
        for found in words.phrase.finditer(around)
        for start, end in places
    )


def _in_trigger(words: ModeWords, trigger: str, around: str) -> bool:
    return words.trigger is not None and words.trigger.search(trigger) is not None


def _in_pair(words: ModeWords, trigger: str, around: str) -> bool:
    return any(one.search(trigger) and other.search(around) for one, other in words.pairs)


def _in_clause(words: ModeWords, trigger: str, around: str) -> bool:
    return words.around is not None and words.around.search(around) is not None


def _plain(text: str) -> str:
    """Bring a text to single spaces and plain apostrophes and hyphens."""
    return " ".join(text.replace("’", "'").replace("‑", "-").split())


@functools.cache
def load_mode_words() -> dict[str, TypeWords]:
    """Load and compile the words of all modes, once, by type."""
    return {name: _type_words(dict(fields)) for name, fields in read_table("events_modes.toml").items()}


def _type_words(fields: dict[str, Any]) -> TypeWords:
    about = {name: _about_rule(told) for name, told in fields.pop("about", {}).items()}
    return TypeWords(tuple(_mode_words(mode, told) for mode, told in fields.items()), about)


def _about_rule(told: str | dict[str, Any]) -> AboutRule:
    if isinstance(told, str):
        return AboutRule(otherwise=told)
    return AboutRule(tuple(told["words"]), told.get("otherwise"))


def _mode_words(mode: str, told: dict[str, Any]) -> ModeWords:
    return ModeWords(
        mode=mode,
        phrase=_compile_words(told.get("phrase", ())),
        trigger=_compile_words(told.get("trigger", ())),
        pairs=tuple((_compiled([one]), _compiled([other])) for one, other in told.get("pairs", ())),
        around=_compile_words(told.get("around", ())),
    )


def _compile_words(alternatives: Iterable[str]) -> re.Pattern[str] | None:
    """Compile alternatives of whole words, capitals ignored; None where there are none."""
    listed = list(alternatives)
    return _compiled(listed) if listed else None


def _compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(alternatives).replace(_GAP, _BETWEEN)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
