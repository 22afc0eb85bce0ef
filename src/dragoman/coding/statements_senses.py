"""Verbs of saying in another sense: "claimed 12 lives", "denied Riga a goal", "defended the border"."""

from __future__ import annotations

import functools
import re

from dragoman.coding.clauses import Unit, phrase_end
from dragoman.coding.cues import Cue, listed, read_table

# A finite verb may follow what the cue takes: then it is a clause, and said.
_CLAUSE = re.compile(r"[^,;:\-WhQ]*[AMVn]")
_WITHHELD = listed("senses", "withheld")
_PEOPLE = frozenset({"him", "her", "us", "me"})


@functools.cache
def _objects() -> dict[str, frozenset[str]]:
    objects = read_table("statements_words.toml")["senses"]["objects"]
    return {verb: frozenset(words.split()) for verb, words in objects.items()}


def is_other_sense(unit: Unit, at: int, cue: Cue) -> bool:
    """Say whether the object at token `at` shows that a cue says nothing there."""
    objects, withheld = _objects().get(cue.verb), cue.verb in _WITHHELD
    if objects is None and not withheld:
        return False
    end = phrase_end(unit, at, attach=False)
    if end == at or _CLAUSE.match(unit.tags, end):
        return False
    if objects is not None and unit.words[end - 1] in objects:
        return True
    return withheld and _is_receiver(unit, at, end)


def _is_receiver(unit: Unit, at: int, end: int) -> bool:
    """Say whether a phrase is who goes without, not what is denied: a name, or one thing before another."""
    if unit.words[end : end + 1] in (["a"], ["an"], ["the"]) or (unit.words[at] in _PEOPLE and end == at + 1):
        return True
    return set(unit.tags[at:end]) == {"C"}
