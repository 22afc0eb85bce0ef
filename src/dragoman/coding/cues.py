"""The lexicon of cues: which verb forms attribute, and what each may take; loaded once from `cues.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from msgspec import Struct


class Cue(Struct, frozen=True):
    """A cue verb or phrase: its base form and what it takes (the words are explained in `cues.toml`)."""

    verb: str
    takes: frozenset[str]
    asks: bool = False
    act: bool = False
    firm: bool = False


class Form(Struct, frozen=True):
    """A form of a cue: `kinds` holds b (base), s (third person), d (past), n (past participle), g (-ing)."""

    cue: Cue
    kinds: str


class Lexicon(Struct, frozen=True):
    """All cues: `forms` by lower-case word; `phrases` by first word, with the words that must follow.

    `words` are read as verbs; a text without any of `signs` has no attribution. What tells of silence is
    explained in `cues.toml`; `light` has all forms of its verbs, with their nouns, and `keepers` what may be
    silence though it is read as no cue.
    """

    forms: dict[str, Form]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Form], ...]]
    silent: frozenset[str]
    silent_with_object: frozenset[str]
    refusals: frozenset[str]
    kept: frozenset[str]
    drawn: frozenset[str]
    stays: frozenset[str]
    states: frozenset[str]
    light: dict[str, frozenset[str]]
    keepers: frozenset[str]
    words: frozenset[str]
    signs: frozenset[str]
    topics: frozenset[str]
    deeds: frozenset[str]
    nouns: frozenset[str]
    issuing: frozenset[str]
    texts: frozenset[str]
    measures: frozenset[str]


@functools.cache
def read_table(name: str) -> dict[str, Any]:
    """Read one of the package's own tables, once; it is never altered."""
    return tomllib.loads(resources.files("dragoman.coding").joinpath(name).read_text("utf-8"))


def listed(section: str, name: str) -> frozenset[str]:
    """Give a word list of `statements_words.toml`."""
    return frozenset(read_table("statements_words.toml")[section][name].split())


@functools.cache
def load_lexicon() -> Lexicon:
    """Load the lexicon and spell out all forms."""
    data = read_table("cues.toml")
    irregular: dict[str, str] = data["irregular"]
    silence = data["silence"]
    forms = _cue_forms(data["class"], irregular)
    phrases = _phrase_forms(data["phrase"], irregular)
    silent = _spelled(silence["verbs"], irregular)
    light = {
        form: frozenset(nouns.split())
        for verb, nouns in silence["light"].items()
        for form in _spelled(verb, irregular)
    }
    words = frozenset(forms) | frozenset(phrases) | silent | {"according", "comment"}
    lists = {name: frozenset(data[table][key].split()) for name, (table, key) in _LISTS.items()}
    kept, states, drawn = lists["kept"], lists["states"], lists["drawn"]
    return Lexicon(
        forms=forms,
        phrases=phrases,
        silent=silent,
        silent_with_object=_spelled(silence["takes"], irregular),
        stays=_spelled(silence["stays"], irregular),
        light=light,
        keepers=kept.union(states, drawn, light),
        words=words,
        signs=words.union(kept, states, drawn, *light.values()),
        **lists,
    )


# The plain word lists of the lexicon: where each stands in `cues.toml`.
_LISTS = {
    "refusals": ("silence", "refusals"),
    "kept": ("silence", "kept"),
    "drawn": ("silence", "drawn"),
    "states": ("silence", "states"),
    "topics": ("objects", "topics"),
    "deeds": ("objects", "deeds"),
    "nouns": ("nouns", "verbs"),
    "issuing": ("texts", "issuing"),
    "texts": ("texts", "texts"),
    "measures": ("texts", "measures"),
}


def _cue_forms(classes: list[dict[str, Any]], irregular: dict[str, str]) -> dict[str, Form]:
    """Spell out the cues of one word; a verb of several classes is merged before its forms are made."""
    cues: dict[str, Cue] = {}
    for group in classes:
        for verb in group["verbs"].split():
            cues[verb] = _merge(cues.get(verb), _cue(verb, group))
    forms: dict[str, Form] = {}
    for verb, cue in cues.items():
        _add_forms(forms, cue, verb, irregular)
    return forms


def _phrase_forms(
    groups: list[dict[str, Any]], irregular: dict[str, str]
) -> dict[str, tuple[tuple[tuple[str, ...], Form], ...]]:
    """Spell out the cues of several words, by the forms of the first; longer ones stand first."""
    phrases: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for phrase in groups:
        first, *rest = phrase["words"].split()
        heads: dict[str, Form] = {}
        _add_forms(heads, _cue(phrase["words"], phrase), first, irregular)
        for head, form in heads.items():
            phrases.setdefault(head, []).append((tuple(rest), form))
    return {head: tuple(sorted(found, key=lambda one: -len(one[0]))) for head, found in phrases.items()}


def _spelled(verbs: str, irregular: dict[str, str]) -> frozenset[str]:
    """Give all forms of the verbs of a list."""
    forms: dict[str, Form] = {}
    for verb in verbs.split():
        _add_forms(forms, Cue(verb, frozenset()), verb, irregular)
    return frozenset(forms)


def _cue(verb: str, group: dict[str, Any]) -> Cue:
    return Cue(
        verb=verb,
        takes=frozenset(group["takes"]),
        asks=group.get("asks", False),
        act=group.get("act", False),
        firm=group.get("firm", False),
    )


def _merge(one: Cue | None, other: Cue) -> Cue:
    """A verb of several classes takes what any of them takes."""
    if one is None:
        return other
    return Cue(
        verb=one.verb,
        takes=one.takes | other.takes,
        asks=one.asks or other.asks,
        act=one.act or other.act,
        firm=one.firm or other.firm,
    )


def _add_forms(forms: dict[str, Form], cue: Cue, verb: str, irregular: dict[str, str]) -> None:
    third, past, participle, *ings = irregular[verb].split() if verb in irregular else _regular(verb)
    spelled = [(verb, "b"), (third, "s"), (past, "d"), (participle, "n")]
    # Extra words after the -ing form are other spellings of the past and the -ing form (labeled, labeling).
    spelled += [(word, "g" if word.endswith("ing") else "dn") for word in ings]
    for word, kinds in spelled:
        known = forms.get(word)
        if known is None:
            forms[word] = Form(cue, kinds)
        elif known.cue.verb == cue.verb:
            forms[word] = Form(cue, known.kinds + kinds)


def _regular(verb: str) -> tuple[str, str, str, str]:
    """Give third person, past, participle and -ing of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es", verb + "ed", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ed", verb + "ing"
