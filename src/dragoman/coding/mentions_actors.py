"""Who the guessed names stand for: canonical names, states, sectors and roles, within one article.

Knows nothing of how the names were found. The canonical name of a person is the fullest form in the
article, accents kept as it writes them; of a known body the table's name; of a state our name for it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from msgspec import Struct

from dragoman.coding.mentions_letters import spelled_out
from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_occupations import body_state_after, body_state_before
from dragoman.coding.mentions_people import People
from dragoman.coding.mentions_states import parts_meant
from dragoman.coding.mentions_titles import POSSESSIVE
from dragoman.coding.mentions_words import listed, load_words, words
from dragoman.schema.codes import (
    Body,
    body_of,
    body_seated_in,
    country_name,
    fold,
    is_place,
    look_up,
    name_ending,
    place_country,
    readings_of,
)
from dragoman.schema.rows import ResolvedBy
from dragoman.text.layout import Layout

# Nouns after a demonym with which the state itself, not its people, is meant.
_STATE_NOUNS = re.compile(
    r"\s+(?:government|authorities|administration|regime|leadership|state|side|delegation|cabinet|presidency"
    r"|officials?|diplomats?|embassy|negotiators?|envoys?|forces|troops|army|navy|military|police"
    r"|(?:foreign\s+)?ministry|side)\b"
)
# Verbs with which a capital or seat acts for its state.
_ACTS = re.compile(
    r"\s+(?:has|had|have|will|would|is|was|did|does|says?|said|agree[sd]?|reject(?:s|ed)?|accuse[sd]?|demand(?:s|ed)?"
    r"|insist(?:s|ed)?|warn(?:s|ed)?|threaten(?:s|ed)?|want(?:s|ed)?|announce[sd]?|den(?:y|ies|ied)|confirm(?:s|ed)?|call(?:s|ed)?"
    r"|urge[sd]?|refuse[sd]?|respond(?:s|ed)?|impose[sd]?|condemn(?:s|ed)?|recall(?:s|ed)?|expel(?:s|led)?|also|could|should|must|may|might"
    r"|offer(?:s|ed)?|seeks?|sought|maintains?|believes?|and\s+[A-Z]\w+\s+(?:agree|have|are|were|will|reach|sign|resum)\w*)\b"
)
_WITH = re.compile(
    r"(?:\b(?:with|against|between|by|told|tells|urge[sd]?|accuse[sd]?|warn(?:s|ed)?|pressure\s+on|relations\s+with|to\s+pressure)\s+)\Z"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|into|throughout)\s+(?:the\s+)?\Z", re.IGNORECASE
)


# The last capitalised words before a body's name, with or without a possessive: "Peru's ", "the Chilean ".
_OWNER = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+\Z")
# More bodies than this with one last word, and a short form tells nothing.
_MANY = 40
_GOVERNMENT = re.compile(r"^Government of |\bGovernment$")
# "the Roe Administration": whose government it is stands before.
_OF_PERSON = re.compile(r"(?P<name>[^\W\d].*?)(?:['’]s?)?\s+(?:Administration|Government|Cabinet)\Z")


class Resolved(Struct):
    """What a name stands for: the fields of its mention."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    resolved_by: ResolvedBy = "none"


def resolve_names(layout: Layout, names: list[Name]) -> list[Resolved]:
    """Resolve every name, in the order given."""
    resolver = _Resolver(layout, names)
    return [resolver.resolve(index) for index in range(len(names))]


class _Resolver:
    def __init__(self, layout: Layout, names: list[Name]):
        self.text = layout.text
        self.layout = layout
        self.names = names
        self.parts = parts_meant(layout.text, names)
        self.states = Counter(
            self.parts.get(name.alias.country, name.alias.country)
            for name in names
            if name.alias is not None and name.alias.kind != "seat"
        )
        self.initials = self._introduced()
        self.spelled: dict[str, str | None] = {}
        self.owners: dict[str, str] = {}
        self.bodies_by_end: dict[str, set[str]] = {}
        self._gather_bodies()
        self.seats = {name.body.seat for name in names if name.body is not None}
        # States spoken of by themselves, by their seats, or by bodies that no other state has.
        bodies = [name.body for name in names if name.body is not None and " " in name.text]
        aliases = [name.alias for name in names if name.alias is not None]
        self.spoken_of = {*(one.country for one in aliases), *(one.country for one in bodies)}
        self.people = People(layout, names, self.states, self.parts)
        # States named without ambiguity: what settles the ambiguous names.
        self.plain_states = Counter(
            name.alias.country for name in names if name.alias is not None and not readings_of(name.text)
        )

    def _gather_bodies(self) -> None:
        """Gather the bodies' names by their last word, and the states that are named before them."""
        for name in self.names:
            if name.type == "ORG":
                text = " ".join(name.text.split()).removeprefix("The ")
                self.bodies_by_end.setdefault(text.rsplit(" ", 1)[-1], set()).add(text)
                owner = self._owner_of_body(name)
                if owner is not None:
                    self.owners.setdefault(text, owner)

    def resolve(self, index: int) -> Resolved:
        """Resolve one name by its type and table entry."""
        name = self.names[index]
        if index in self.people.of:
            return self._person(index)
        if name.type == "ORG":
            return self._body(name)
        if name.alias is not None:
            return self._state(name)
        if name.type == "LOC":
            text = " ".join(name.text.split())
            return Resolved(
                text,
                place_country(text) if is_place(text) else self._country_within(text),
                None,
                None,
                "name",
            )
        if name.type == "MISC":
            return Resolved(" ".join(name.text.split()), None, None, None, "name")
        return Resolved()

    def _person(self, index: int) -> Resolved:
        person, alias = self.people.of[index]
        before, after = self.people.titles[index]
        title = before or after
        role = " ".join(title.span.text.split()) if title else person.role
        return Resolved(person.actor, person.country, person.sector, role, "alias" if alias else "name")

    def _state(self, name: Name) -> Resolved:
        alias = name.alias
        assert alias is not None
        country: str | None = alias.country
        readings = readings_of(name.text)
        if len(readings) > 1:
            country = self.parts.get(alias.country) or self._reading(readings)
        if country is None:
            return Resolved(" ".join(name.text.split()), None, None, None, "none")
        if alias.kind == "name" and alias.country in self.parts:
            return Resolved(" ".join(name.text.split()), country, None, None, "name")
        own = country_name(country)
        if alias.kind in ("name", "former"):
            same = own is not None and fold(own) == fold(name.text)
            return Resolved(
                own, country, "GOV" if self._acts(name) else None, None, "name" if same else "alias"
            )
        if alias.kind == "people":
            state_itself = _STATE_NOUNS.match(self.text, name.end) is not None
            return Resolved(
                own if state_itself else None,
                country,
                "GOV" if state_itself else None,
                None,
                "alias" if state_itself else "none",
            )
        if alias.kind == "capital" and self._acts(name) and (seated := self._seated(name, country)):
            return Resolved(seated.name, seated.country, seated.sector, None, "alias")
        before = self.text[max(0, name.start - 24) : name.start]
        if self._acts(name) or (alias.kind == "seat" and not _PLACE_BEFORE.search(before)):
            return Resolved(name.body.name if name.body else own, country, "GOV", None, "alias")
        return Resolved(" ".join(name.text.split()), country, None, None, "name")

    def _seated(self, name: Name, country: str) -> Body | None:
        """Give the body that a capital stands for: one the article speaks of, its host state being silent."""
        body = body_seated_in(name.text)
        if body is None or self.plain_states[country] or body.seat not in self.seats:
            return None
        return body

    def _acts(self, name: Name) -> bool:
        """Say whether a state, capital or seat acts here, rather than being a place."""
        before = self.text[max(0, name.start - 24) : name.start]
        if _PLACE_BEFORE.search(before):
            return False
        return bool(
            _ACTS.match(self.text, name.end)
            or _WITH.search(before)
            or self.text[name.end : name.end + 2] in ("'s", "’s")
        )

    def _reading(self, readings: tuple[str, ...]) -> str | None:
        """Choose among the states that an ambiguous name may stand for by those named elsewhere."""
        others = {code: self.plain_states[code] for code in readings if code}
        best = max(others, key=lambda code: others[code], default=None)
        if best is not None and others[best] > others.get(readings[0], 0):
            return best
        return readings[0] or None

    def _body(self, name: Name) -> Resolved:
        """Resolve a body: a known one, initials introduced in brackets, a short form of a fuller name."""
        text = " ".join(name.text.split()).removeprefix("The ").removeprefix("the ")
        if (state := look_up(text)) is not None and " " in text:
            # "Democratic People's Republic of Korea", read as a body, is no Korea of another name.
            return Resolved(country_name(state.country), state.country, None, None, "alias")
        owner = self._owner_of_body(name)
        body = name.body or body_of(text)
        spelled = self._spelled_otherwise(text, body) if body is not None else None
        if body is not None and (spelled is not None or self._is_foreign(name, body)):
            body = None
        if body is not None and (owner in (None, body.country) or body.country is None):
            same = fold(text) == fold(body.name)
            return Resolved(body.name, body.country, body.sector, None, "name" if same else "alias")
        full = spelled or self.initials.get(text) or self._fuller_body(text)
        if full is not None:
            known = body_of(full)
            if known is not None:
                return Resolved(known.name, known.country, known.sector, None, "alias")
            country = self._country_within(full) or self.owners.get(full) or owner
            return Resolved(full, country, sector_of_body(full), None, "alias")
        country = self._country_within(text) or owner or self.owners.get(text)
        if country is None and (governed := self._governed(text)) is not None:
            return Resolved(country_name(governed), governed, "GOV", None, "alias")
        if country is not None and _GOVERNMENT.search(text):
            return Resolved(country_name(country), country, "GOV", None, "alias")
        if country is None and _is_generic(text) and len(self.states) == 1 and self.states.total() > 1:
            country = next(iter(self.states))
        return Resolved(text, country, sector_of_body(text), None, "name")

    def _is_foreign(self, name: Name, body: Body) -> bool:
        """Say whether "Congress" or its initials are another state's: where only Peru is spoken of."""
        if body.sector != "LEG" or " " in name.text or not (_is_generic(name.text) or name.text.isupper()):
            return False
        return body.country is not None and bool(self.states) and body.country not in self.spoken_of

    def _spelled_otherwise(self, letters: str, body: Body) -> str | None:
        """Give what letters that stand for a known body stand for in this article, if for something else."""
        if letters not in self.spelled:
            self.spelled[letters] = spelled_out(self.text, letters)
        full = self.spelled[letters]
        if full is None:
            return None
        # "Organisation" and "Organization" are one body's.
        own = {fold(word) for word in body.name.split()}
        return full if own.isdisjoint(fold(word) for word in full.split()) else None

    def _governed(self, text: str) -> str | None:
        """Give the state of "the Roe Administration" where the article says which state that person is of."""
        found = _OF_PERSON.match(text)
        # "the Roe-Poe Administration" is called by the first and the second in it.
        person = self.people.called(found["name"].partition("-")[0]) if found is not None else None
        return person.country if person is not None else None

    def _owner_of_body(self, name: Name) -> str | None:
        """Give the state named beside a body: "Peru's Congress", "the Peruvian bank Larkwind"."""
        before = self.text[max(0, name.start - 40) : name.start]
        found = _OWNER.search(before)
        said = POSSESSIVE.sub("", " ".join(found[0].split())) if found is not None else ""
        if (owner := name_ending(said.split())) is not None:
            return owner[1].country
        return body_state_before(self.text, name.start) or body_state_after(self.text, name.end)

    def _fuller_body(self, text: str) -> str | None:
        """Find the one fuller name in the article that ends with this one ("Foreign Ministry")."""
        fuller = self.bodies_by_end.get(text.rsplit(" ", 1)[-1], ())
        if len(fuller) > _MANY:
            return None
        fitting = {full for full in fuller if full != text and full.endswith(" " + text)}
        return fitting.pop() if len(fitting) == 1 else None

    def _country_within(self, text: str) -> str | None:
        """Find a state named inside a longer name ("Cuban Foreign Ministry", "Embassy of France")."""
        parts = text.split()
        for size in (3, 2, 1):
            for at in range(len(parts) - size + 1):
                part = POSSESSIVE.sub("", " ".join(parts[at : at + size]))
                found = look_up(part)
                if found is not None and found.kind in ("name", "people", "former", "capital"):
                    return found.country
                if found is None and at == 0 and len(parts) > size and (country := self._shared(part)):
                    return country
        return _placed(parts)

    def _shared(self, name: str) -> str | None:
        """Give the state meant by a name that no one state bears ("Korea"), by what the article speaks of."""
        readings = readings_of(name)
        return self._reading(readings) if len(readings) > 1 else None

    def _introduced(self) -> dict[str, str]:
        """Find initials introduced in brackets: "Customs and Border Protection (CBP)"."""
        found: dict[str, str] = {}
        for left, right in zip(self.names, self.names[1:], strict=False):
            if (
                right.text.isupper()
                and self.text[left.end : right.start].strip() == "("
                and left.type == "ORG"
            ):
                found.setdefault(right.text, " ".join(left.text.split()).removeprefix("The "))
        return found


def _placed(parts: list[str]) -> str | None:
    """Give the state of the city or province in a body's name: "Ilorin University", "Bank of Ilorin"."""
    org = words().org
    if parts[-1].rpartition("-")[2] in org:
        places = [" ".join(parts[:size]) for size in (2, 1) if size < len(parts)]
    elif any(part in org for part in parts[1:3]):
        places = [" ".join(parts[:size]) for size in (2, 1) if size < len(parts) and parts[size] in org]
    elif "of" in parts[1:-1] and _is_seated(parts[: (of := _last_of(parts))]):
        places = [" ".join(parts[of + 1 :])]
    else:
        return None
    return next((code for place in places if (code := place_country(place))), None)


def _last_of(parts: list[str]) -> int:
    return len(parts) - 1 - parts[::-1].index("of")


def _is_seated(parts: list[str]) -> bool:
    """Say whether what stands before "of" and a place is a body's kind: "Medical University", "Port"."""
    seated = words().org | listed("mentions_home", "served", "placed")
    return parts[0] in seated or (parts[-1] in seated and all(part[0].isupper() for part in parts))


def _is_generic(text: str) -> bool:
    """Say whether a body's name is one that every state has ("Foreign Ministry", "Supreme Court")."""
    lists = words()
    return all(word in lists.org or word.lower() in lists.plain for word in text.split())


@cache
def _body_sectors() -> dict[str, frozenset[str]]:
    sectors = load_words("name_words")["body_sectors"]
    return {sector: frozenset(heads.split()) for sector, heads in sectors.items()}


def sector_of_body(name: str) -> str | None:
    """Give the sector of a body by the words of its name; None where they do not tell."""
    said = set(name.partition(" of ")[0].partition(" for ")[0].replace("-", " ").split())
    for sector, heads in _body_sectors().items():
        if said & heads:
            return sector
    return None
