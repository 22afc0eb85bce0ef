"""Bodies and states: initials, names in another order or with their state, and cut ends; which are one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from dragoman.links.actors_evidence import when
from dragoman.links.actors_names import fold, table, word_list
from dragoman.links.actors_people import Finding, find
from dragoman.links.actors_profiles import Profile
from dragoman.schema.codes import body_of, country_name, look_up, readings_of

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]\b\.?)*")
# Initials of fewer letters stand for too much; so few more must be explained by an article.
_FEWEST_LETTERS, _PLAIN_LETTERS = 3, 4
# Of the articles of a name without a state, this share is about the state whose body it is.
_MOSTLY = 0.6


class Body(Struct, frozen=True):
    """A body's name made comparable: its words in no order, the state its name tells, and its initials.

    `loose` are the initials without those of the first word ("First Northern Railway": NR), `generic` says
    that many states have such a body, `cut` that the name ends in a small word, `owner` is the body whose
    part it is (folded; empty where it says none).
    """

    profile: Profile
    words: frozenset[str]
    country: str | None
    initials: frozenset[str]
    loose: str
    generic: bool
    cut: bool
    owner: str


def link_bodies(profiles: Sequence[Profile]) -> Iterator[Finding]:
    """Find which names of bodies and states are one body's. n log n in the names."""
    bodies = [read_body(one) for one in profiles if one.type == "ORG" and len(one.folded) > 1]
    groups: dict[frozenset[str], list[Body]] = defaultdict(list)
    for body in bodies:
        vague = word_list("bodies", "many") | (
            frozenset() if body.country else word_list("bodies", "generic")
        )
        if body.words and not (len(body.words) == 1 and body.words <= vague and body.cut):
            groups[body.words].append(body)
    for words in sorted(groups, key=sorted):
        yield from _of_one_name(groups[words])
    yield from _initials(bodies)
    yield from _cut_ends(bodies)
    yield from _other_types(profiles)


@lru_cache(maxsize=65536)
def _body_words(name: str) -> tuple[tuple[str, ...], str | None, str]:
    """Give the words of a body's name, the state it tells, and the body whose part it is ("UN")."""
    known = body_of(name)
    plain = re.sub(r"['’]s\b", "", (known.name if known else name)).replace("’", "'")
    words = [word.replace(".", "") for word in _TOKEN.findall(plain)]
    country, owner = (known.country if known else None), ""
    kept: list[str] = []
    states: list[str] = []
    place = 0
    while place < len(words):
        for size in (3, 2, 1):
            piece = " ".join(words[place : place + size])
            alias = look_up(piece) if piece[:1].isupper() and place + size <= len(words) else None
            if alias is not None and _tells_state(words, place, alias.kind):
                states.append(alias.country)
                place += size
                break
            part_of = body_of(piece) if place == 0 and size <= 2 and len(words) > size else None
            if part_of is not None and part_of.sector == "IGO":
                owner, place = fold(part_of.name), size
                break
        else:
            kept.append(words[place])
            place += 1
    if len(set(states)) > 1:
        # What two states share is neither's.
        return (*kept, *(f"state-{code}" for code in states)), country, owner
    return tuple(kept), country or (states[0] if states else None), owner


def _tells_state(words: Sequence[str], place: int, kind: str) -> bool:
    """Say whether a state in a body's name says whose it is: it opens the name, or follows "of" or "in"."""
    if kind == "people":
        return place == 0 and len(words) > 1
    before = words[place - 1].lower() if place else ""
    return kind in ("name", "former") and (place == 0 or before in ("of", "in", "the"))


def read_body(profile: Profile) -> Body:
    """Make a body's name comparable: "Ministry of Foreign Affairs of Chile" is "Chilean foreign ministry"."""
    name = profile.name
    kept, told, owner = _body_words(name)
    state = look_up(name)
    if _is_state(profile):
        words = frozenset((f"state {state.country}",))  # type: ignore[union-attr]
        return Body(profile, words, state.country, frozenset(), "", False, False, "")  # type: ignore[union-attr]
    if " " not in name and name.isupper():
        words = frozenset((profile.folded.replace(".", ""),))
    else:
        words = frozenset(_plain(word) for word in kept) - word_list("bodies", "empty") - {""}
        if words & {"ministry", "department"}:
            words -= word_list("bodies", "fields") | {"affair", "relation"}
        shorter = words - word_list("bodies", "dropped")
        words = shorter if shorter and len(shorter) > 1 else words
    generic = not words.isdisjoint(word_list("bodies", "generic")) or "party" in fold(name) or len(words) == 1
    return Body(
        profile,
        words,
        profile.country or told,
        *_initials_of(name),
        generic and len(words) < 4,
        _whole(profile) != profile.folded,
        owner,
    )


def _is_state(profile: Profile) -> bool:
    """Say whether a name is a state's: of one that several have ("Georgia") what the mentions say decides."""
    state = look_up(profile.name)
    if state is None or state.kind not in ("name", "former"):
        return False
    return state.country == profile.country or not readings_of(profile.name)


def _plain(word: str) -> str:
    """Fold a word of a body's name; plurals and adjectives of regions lose their ending."""
    word = fold(word)
    same = _same()
    word = same.get(word, word)
    if len(word) > 4 and word.endswith("ian"):
        return word[:-1]
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return same.get(word, word)


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    lines = (line.split(":") for line in table()["bodies"]["same"].strip().splitlines())
    return {some.strip(): other.strip() for some, other in lines}


def _initials_of(name: str) -> tuple[frozenset[str], str]:
    """Give the initials of a name of three words or more: with and without small words and its state."""
    words = [
        word
        for word in re.split(r"[\s-]+", fold(name).replace(".", "").replace("'s", ""))
        if word[:1].isalpha()
    ]
    main = [word for word in words if word not in word_list("bodies", "empty")]
    found = {"".join(word[0] for word in some) for some in (words, main)}
    if main[:1] and main[0] in ("us", "un", "eu"):
        found.add(main[0] + "".join(word[0] for word in main[1:]))
        found.add("".join(word[0] for word in main[1:]))
    if main[:2] == ["united", "states"]:
        found.add("".join(word[0] for word in main[2:]))
    if len(main) < 2:
        return frozenset(), ""
    loose = "".join(word[0] for word in main[1:]) if len(main) > 4 else ""
    return frozenset(some for some in found if len(some) >= 2), loose


def _whole(profile: Profile) -> str:
    """Give a folded name without the small words at its end, by which it was cut."""
    words = profile.folded.split()
    while len(words) > 1 and words[-1].strip(".,") in word_list("bodies", "empty"):
        words.pop()
    return " ".join(words)


def _of_one_name(some: list[Body]) -> Iterator[Finding]:
    """Join what has one name, if its state is one, or is nobody else's."""
    states = {body.country for body in some if body.country}
    ordered = sorted(
        some, key=lambda body: (body.country is None, -len(body.profile.articles), body.profile.key)
    )
    heads: dict[str | None, Body] = {}
    for body in ordered:
        head = heads.setdefault(body.country, body)
        if head is not body:
            yield from _same_name(head, body)
    alone = heads.get(None)
    if len(states) > 1:
        yield from _other_states(heads)
    if alone is None or len(states) != 1:
        return
    owner = heads[next(iter(states))]
    if owner.profile.folded != alone.profile.folded and len(alone.words) < 2:
        return
    if owner.owner or alone.owner:
        return  # the United Nations' council is no state's
    names = (owner.profile.name, alone.profile.name)
    if alone.words <= word_list("bodies", "many"):
        yield find(
            owner.profile.key, alone.profile.key, "unsure", 0.4, (_named(*names), "but there are many such")
        )
        return
    why = (
        _named(*names),
        f"the one state with such a body in the store is {country_name(owner.country or '')}",
    )
    # A name that tells its state, and one that tells none, may be two ("Academy of Sciences").
    is_told = _body_words(owner.profile.name)[1] is not None
    about = dict(alone.profile.about).get(owner.country or "", 0)
    is_about = about >= _MOSTLY * max(1, len(alone.profile.articles))
    if (alone.generic or is_told) and (not is_about or alone.words <= word_list("bodies", "generic")):
        yield find(owner.profile.key, alone.profile.key, "unsure", 0.5, (*why, "but many states have one"))
    else:
        yield find(owner.profile.key, alone.profile.key, "yes", 0.85, why)


def _same_name(head: Body, body: Body) -> Iterator[Finding]:
    names = (head.profile.name, body.profile.name)
    one_form = _whole(head.profile) == _whole(body.profile)
    if not one_form and len(head.words) < 2 and not head.country:
        return
    if head.owner != body.owner and head.owner and body.owner:
        yield find(head.profile.key, body.profile.key, "no", 0.1, (_named(*names), "of two bodies"))
        return
    if not one_form and head.words <= word_list("bodies", "many"):
        why = (_named(*names), "but there are many such")
        yield find(head.profile.key, body.profile.key, "unsure", 0.4, why)
        return
    where = f"both of {country_name(head.country)}" if head.country else None
    own = len(head.words - word_list("bodies", "many") - word_list("bodies", "generic")) >= 2
    owned = head.owner or body.owner
    if (
        body.generic
        and head.country is None
        and not one_form
        and not (owned and len(head.words) > 2)
        and not own
    ):
        yield find(
            head.profile.key, body.profile.key, "unsure", 0.5, (_named(*names), "many states have one")
        )
        return
    yield find(
        head.profile.key, body.profile.key, "yes", 0.93 if head.country else 0.88, (_named(*names), where)
    )


def _other_states(heads: dict[str | None, Body]) -> Iterator[Finding]:
    """Say that bodies of one name and two states are two, each with the next."""
    known = sorted((body for state, body in heads.items() if state), key=lambda body: body.country or "")
    for one, other in pairwise(known):
        if one.profile.folded != other.profile.folded or _is_state(one.profile):
            continue
        why = f"of two states: {country_name(one.country or '')}, {country_name(other.country or '')}"
        yield find(
            one.profile.key,
            other.profile.key,
            "no",
            0.05,
            (_named(one.profile.name, other.profile.name), why),
        )


def _named(one: str, other: str) -> str:
    return (
        "the same name"
        if fold(one) == fold(other)
        else f"one name in two forms: {', '.join(sorted((one, other)))}"
    )


def _initials(bodies: Sequence[Body]) -> Iterator[Finding]:
    """Join initials to the one body whose they are."""
    by_initials: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        for letters in body.initials | {body.loose} | set(body.profile.short):
            by_initials[letters].append(body)
    for body in bodies:
        letters = body.profile.folded.replace(".", "").replace("&", "")
        if " " in letters or not body.profile.name.isupper() or not letters.isalpha():
            continue
        fitting = [
            one
            for one in by_initials.get(letters, ())
            if one is not body
            and not (one.country and body.country and one.country != body.country)
            and (letters != one.loose or not set(one.profile.articles).isdisjoint(body.profile.articles))
        ]
        if fitting:
            yield from _of_initials(body, letters, fitting)


def _of_initials(body: Body, letters: str, fitting: list[Body]) -> Iterator[Finding]:
    defined = [one for one in fitting if letters in one.profile.short]
    names = {
        one.words: one
        for one in sorted(defined or fitting, key=lambda one: (len(one.profile.articles), one.profile.key))
    }
    best = names[
        min(names, key=lambda words: (-len(names[words].profile.articles), names[words].profile.key))
    ]
    why = [f"{body.profile.name} are the initials of {best.profile.name}"]
    if len(letters) < _FEWEST_LETTERS and not defined:
        return
    if len(names) > 1:
        other = next(one for one in names.values() if one is not best)
        yield find(body.profile.key, best.profile.key, "unsure", 0.4, (*why, f"and of {other.profile.name}"))
        return
    together = frozenset(body.profile.articles) & frozenset(best.profile.articles)
    if defined:
        why.append("an article explains them so")
    elif together:
        why.append("one article uses both")
    explained = bool(defined) or (bool(together) and len(letters) >= _FEWEST_LETTERS)
    if explained or len(letters) >= _PLAIN_LETTERS:
        yield find(body.profile.key, best.profile.key, "yes", 0.9 if explained else 0.75, why)
    elif len(letters) >= _FEWEST_LETTERS:
        yield find(body.profile.key, best.profile.key, "unsure", 0.5, (*why, "no article says so"))


def _cut_ends(bodies: Sequence[Body]) -> Iterator[Finding]:
    """Join a name that was cut short ("Council on Foreign") to the one longer name that begins with it."""
    ordered = sorted(bodies, key=lambda body: (body.profile.folded, body.profile.key))
    folded = [body.profile.folded for body in ordered]
    for place, body in enumerate(ordered):
        if not body.cut or len(body.words) < 2:
            continue
        end = bisect_right(folded, folded[place] + " \uffff")
        longer = [one for one in ordered[place + 1 : min(end, place + 50)] if not one.cut]
        if longer and all(one.words >= longer[0].words for one in longer):
            one = longer[0]
            if not (one.country and body.country and one.country != body.country):
                why = f"{body.profile.name!r} begins {one.profile.name}, and no other name"
                yield find(body.profile.key, one.profile.key, "yes", 0.75, (why,))


def _other_types(profiles: Sequence[Profile]) -> Iterator[Finding]:
    """Join one name that is read as a body here and as a place, people or person there."""
    by_name: dict[tuple[str, str | None], list[Profile]] = defaultdict(list)
    for one in profiles:
        if _is_state(one):
            country = look_up(one.name).country  # type: ignore[union-attr]
            by_name[f"state {country}", country].append(one)
        elif len(one.folded) > 2:
            by_name[one.folded, one.country].append(one)
    things = word_list("people", "things")
    for name, country in sorted(by_name, key=lambda key: (key[0], key[1] or "")):
        some = sorted(by_name[name, country], key=lambda one: (-len(one.articles), one.key))
        head = some[0]
        for one in some[1:]:
            if one.type == head.type == "ORG":
                continue  # joined by name before
            is_thing = not things.isdisjoint(name.replace("-", " ").split())
            if "PER" in (one.type, head.type):
                if is_thing and one.type != head.type:
                    yield find(head.key, one.key, "yes", 0.8, ("the same name, which is no person's",))
                elif one.type != head.type and one.type in ("ORG", "PER") and head.type in ("ORG", "PER"):
                    yield from _person_or_body(head, one)
            elif country or body_of(one.name):
                where = f"both of {country_name(country)}" if country else "a known body"
                yield find(head.key, one.key, "yes", 0.9, ("the same name", where))


def _person_or_body(head: Profile, one: Profile) -> Iterator[Finding]:
    """Judge one name read as a person's and as a body's: without role and state, and in the same reports."""
    together = frozenset(head.articles) & frozenset(one.articles)
    person = head if head.type == "PER" else one
    plain = not person.roles and not person.country
    why = ("the same name, read as a person's and as a body's",)
    if plain and len(together) == min(len(head.articles), len(one.articles)):
        yield find(
            head.key, one.key, "yes", 0.7, (*why, f"in the same reports ({when((one.first, one.last))})")
        )
    elif person.roles or person.country:
        yield find(head.key, one.key, "unsure", 0.3, (*why, "a thing may be named after a person"))
