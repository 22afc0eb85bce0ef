"""Words kept back: where "declined to comment", "did not say", "gave no details" stand, whoever it is.

A refusal to speak is a negated statement; a refusal to act ("refused to pay") is none. What tells them apart
is the verb that is refused, or for "give", "make" and kin the noun after it.
"""

from __future__ import annotations

from dragoman.coding.clauses import Unit
from dragoman.coding.cues import Lexicon, load_lexicon
from dragoman.text.sentences import Range

# "gave reporters no further details": so far from its verb the noun may stand.
_FARTHEST_NOUN = 6


def refused_at(unit: Unit, at: int, lexicon: Lexicon) -> bool:
    """Say whether the refusal at token `at` is one to speak: "declined to give details"."""
    tags, words = unit.tags, unit.words
    form = lexicon.forms.get(words[at])
    if form is None or form.cue.verb not in lexicon.refusals:
        return False
    verb = at + 1
    if tags[verb : verb + 1] != "t":
        return False
    verb += 1
    while verb < len(tags) and tags[verb] == "a":
        verb += 1
    if verb >= len(tags):
        return False
    word = words[verb]
    if word in lexicon.kept and form.cue.verb == "refuse":
        # Who declines to discuss it keeps silent; who refuses to discuss it will not negotiate.
        return False
    if word == "be":
        return not lexicon.drawn.isdisjoint(words[verb + 1 : verb + 2])
    said = word in lexicon.silent or word in lexicon.kept
    return said or noun_after(unit, verb, lexicon) is not None


def noun_after(unit: Unit, verb: int, lexicon: Lexicon) -> int | None:
    """Give the token of "details" in "give reporters any details", of which the verb is at `verb`."""
    nouns = lexicon.light.get(unit.words[verb])
    if nouns is None:
        return None
    for at in range(verb + 1, min(verb + 1 + _FARTHEST_NOUN, len(unit.tags))):
        if unit.tags[at] not in "DNCVagqr#G":
            return None
        if unit.words[at] in nouns:
            return at
    return None


def none_given(unit: Unit, verb: int, lexicon: Lexicon) -> Range | None:
    """Give the tokens of "gave no further details", "made no mention"."""
    noun = noun_after(unit, verb, lexicon)
    if noun is None or "no" not in unit.words[verb + 1 : noun]:
        return None
    return verb, noun + 1


def starts_silence(unit: Unit, at: int) -> bool:
    """Say whether at `at`, after "and", "but" or a comma, somebody goes on by not speaking."""
    lexicon = load_lexicon()
    tags, words = unit.tags, unit.words
    if words[at : at + 1] == ["without"]:
        verb = at + 1
        return words[verb : verb + 1] != [] and (
            (words[verb] in lexicon.silent and words[verb].endswith("ing"))
            or noun_after(unit, verb, lexicon) is not None
        )
    while at < len(tags) and tags[at] in "aT":
        at += 1
    if at >= len(tags):
        return False
    if refused_at(unit, at, lexicon) or none_given(unit, at, lexicon) is not None:
        return True
    verb = at
    while verb < len(tags) and tags[verb] in "AMna":
        verb += 1
    group = tags[at:verb]
    if verb >= len(tags) or "n" not in group or not set(group) & set("AM"):
        return False
    return words[verb] in lexicon.silent or noun_after(unit, verb, lexicon) is not None
