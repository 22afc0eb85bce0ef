"""Who the guessed names stand for: canonical names, states, sectors and roles, within one article.

Knows nothing of how the names were found. The canonical name of a person is the fullest form in the
article, accents kept as it writes them; of a known body the table's name; of a state our name for it.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from dragoman.coding.mentions_spans import Name
from dragoman.coding.mentions_titles import Title, sex_of_title, title_after, title_before, vocabulary
from dragoman.coding.mentions_words import given_sex, words
from dragoman.schema.codes import body_of, country_name, fold, look_up, place_country, readings_of
from dragoman.schema.leaders import leader_named, leaders_called
from dragoman.schema.rows import ResolvedBy
from dragoman.text.layout import Layout

_INITIAL = re.compile(r"^[A-Z]\.?$")
_PARTICLES = frozenset("de del da do dos das di du la le van von der den bin ibn al el y".split())
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


# Offices whose holder a table of leaders may name by the surname alone.
_LEADING = frozenset("president premier chancellor king emir".split()) | {"prime minister", "vice president"}


# The last capitalised words before a body's name, with or without a possessive: "Peru's ", "the Chilean ".
_OWNER = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+\Z")
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2})")
_POSSESSED = re.compile(r"['’]s?\Z")


class Person(Struct):
    """A person of the article under all names: tokens of the fullest form, state, sector, role, sex."""

    actor: str
    parts: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    head: str | None = None
    sex: str | None = None
    first: int = 0


class Resolved(Struct):
    """What a name stands for: the fields of its mention."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    resolved_by: ResolvedBy = "none"


def name_parts(text: str) -> tuple[str, ...]:
    """Split a person's name into folded parts in small letters, without initials, "Jr." and the like."""
    parts = fold(text).lower().split(" ")
    kept = tuple(
        p.rstrip(".,")
        for p in parts
        if not _INITIAL.match(p.capitalize()) and p.rstrip(".,") not in ("jr", "sr")
    )
    return kept or tuple(parts)


def resolve_names(layout: Layout, names: list[Name]) -> list[Resolved]:
    """Resolve every name, in the order given."""
    resolver = _Resolver(layout, names)
    return [resolver.resolve(index) for index in range(len(names))]


class _Resolver:
    def __init__(self, layout: Layout, names: list[Name]):
        self.text = layout.text
        self.layout = layout
        self.names = names
        self.titles = {i: self._titles(i) for i, name in enumerate(names) if name.type == "PER"}
        self.states = Counter(
            name.alias.country for name in names if name.alias is not None and name.alias.kind != "seat"
        )
        self.initials = self._introduced()
        self.owners: dict[str, str] = {}
        self.bodies_by_end: dict[str, set[str]] = {}
        self._gather_bodies()
        self.people: list[Person] = []
        self.person_of: dict[int, tuple[Person, bool]] = {}
        self._gather_people()

    def _gather_bodies(self) -> None:
        """Gather the bodies' names by their last word, and the states that are named before them."""
        for name in self.names:
            if name.type == "ORG":
                text = " ".join(name.text.split()).removeprefix("The ")
                self.bodies_by_end.setdefault(text.rsplit(" ", 1)[-1], set()).add(text)
                owner = self._owner_of_body(name)
                if owner is not None:
                    self.owners.setdefault(text, owner)

    # --- people ------------------------------------------------------------------------------------------

    def _titles(self, index: int) -> tuple[Title | None, Title | None]:
        name = self.names[index]
        low, high = self.layout.sentences[name.sentence]
        before = title_before(self.text, low, name.start) if name.start > low else None
        after = title_after(self.text, name.end, high) if name.end < high else None
        return before, after

    def _gather_people(self) -> None:
        """Group the person names: full forms first, then short forms with the nearest that fits."""
        order = [(name_parts(self.names[i].text), i) for i in self.titles]
        by_part: dict[str, list[Person]] = {}
        for parts, index in sorted(order, key=lambda one: (-len(one[0]), one[1])):
            name = self.names[index]
            person = self._owner(parts, index, by_part)
            alias = person is not None
            if person is None:
                person = Person(actor=" ".join(name.text.split()), parts=parts, first=name.start)
                self.people.append(person)
                for part in parts:
                    by_part.setdefault(part, []).append(person)
            elif parts == person.parts and _fuller(name.text, person.actor):
                person.actor = " ".join(name.text.split())
            same = fold(name.text) == fold(person.actor)
            self.person_of[index] = (person, alias and not same)
            self._learn(person, index)
        for person in self.people:
            self._settle(person)

    def _owner(self, parts: tuple[str, ...], index: int, by_part: dict[str, list[Person]]) -> Person | None:
        """Find the person whose fuller name holds `parts`, the one nearest before the mention if several."""
        candidates = by_part.get(parts[-1], [])
        fitting = [person for person in candidates if _holds(person.parts, parts)]
        if len(fitting) > 1:
            sex = self._sex_at(index)
            fitting = [p for p in fitting if not (sex and p.sex and p.sex != sex)] or fitting
        start = self.names[index].start
        before = [person for person in fitting if person.first <= start]
        return max(
            before or fitting,
            key=lambda p: (p.first <= start, p.first if p.first <= start else -p.first),
            default=None,
        )

    def _sex_at(self, index: int) -> str | None:
        start = self.names[index].start
        word = self.text[max(0, start - 8) : start].split()
        return sex_of_title(word[-1]) if word else None

    def _learn(self, person: Person, index: int) -> None:
        name = self.names[index]
        person.first = min(person.first, name.start)
        for title in self.titles[index]:
            if title is None:
                continue
            if person.role is None or (person.country is None and title.country):
                person.role = " ".join(title.span.text.split())
                person.head = title.head
                person.sector = title.sector
            person.country = person.country or title.country
            if title.of and person.country is None:
                body = body_of(title.of)
                person.country = body.country if body else None
            person.sex = person.sex or sex_of_title(title.span.text)
        if person.country is None and (of := _OF_STATE.match(self.text, name.end)):
            alias = look_up(of[1])
            person.country = alias.country if alias is not None and self.titles[index][0] else None
        person.sex = person.sex or self._sex_at(index) or (given_sex(name.text.split()[0]) or None)

    def _settle(self, person: Person) -> None:
        """Give a state to an office-holder whose state the words about him do not name.

        In order: the table of leaders; the state that such an office suggests, where the article speaks of
        it; for offices that some state of the article lacks (a foreign minister is not the United
        States'), the state that the article is mostly about; else the one state it names at all.
        """
        self._settle_by_table(person)
        if person.country is not None or person.role is None:
            return
        if person.sector not in ("GOV", "MIL", "LEG", "COP", "JUD", "PTY"):
            return
        role = " ".join(person.role.lower().split()).removeprefix("former ")
        suggested = vocabulary().suggests.get(role) or vocabulary().suggests.get(person.head or "")
        if suggested is not None and self.states[suggested]:
            person.country = suggested
            return
        barred = {code for code, offices in vocabulary().not_in.items() if (person.head or "") in offices}
        counts = [(code, n) for code, n in self.states.most_common() if code not in barred]
        if len(counts) == 1 or (barred and counts and counts[0][1] >= max(3, 2 * counts[1][1])):
            person.country = counts[0][0]

    def _settle_by_table(self, person: Person) -> None:
        """Look the person up among the leaders: by full name; by a lone surname only with an office."""
        if len(person.parts) > 1:
            leader = leader_named(person.actor) or leader_named(" ".join(person.parts))
            if leader is not None and person.country in (None, leader.country):
                person.country = leader.country
                person.sector = person.sector or "GOV"
            return
        called = [
            leader
            for leader in leaders_called(person.parts[0])
            if person.country in (None, leader.country)
            and (self.states[leader.country] or (person.head in _LEADING and leader.country == "USA"))
        ]
        if called and (person.head in _LEADING or len(called) == 1):
            # The latest to take office; reports call earlier ones "former" and by their full names.
            leader = max(called, key=lambda one: (self.states[one.country] > 0, one.first))
            person.actor, person.country = leader.name, leader.country
            person.parts = name_parts(leader.name)
            person.sector = person.sector or "GOV"

    # --- everything --------------------------------------------------------------------------------------

    def resolve(self, index: int) -> Resolved:
        """Resolve one name by its type and table entry."""
        name = self.names[index]
        if index in self.person_of:
            return self._person(index)
        if name.type == "ORG":
            return self._body(name)
        if name.alias is not None:
            return self._state(name)
        if name.type == "LOC":
            text = " ".join(name.text.split())
            return Resolved(text, place_country(text) or self._country_within(text), None, None, "name")
        if name.type == "MISC":
            return Resolved(" ".join(name.text.split()), None, None, None, "name")
        return Resolved()

    def _person(self, index: int) -> Resolved:
        person, alias = self.person_of[index]
        before, after = self.titles[index]
        title = before or after
        role = " ".join(title.span.text.split()) if title else person.role
        return Resolved(person.actor, person.country, person.sector, role, "alias" if alias else "name")

    def _state(self, name: Name) -> Resolved:
        alias = name.alias
        assert alias is not None
        country: str | None = alias.country
        readings = readings_of(name.text)
        if len(readings) > 1:
            country = self._reading(name, readings)
        if country is None:
            return Resolved(" ".join(name.text.split()), None, None, None, "none")
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
        if self._acts(name) or alias.kind == "seat":
            return Resolved(name.body.name if name.body else own, country, "GOV", None, "alias")
        return Resolved(" ".join(name.text.split()), country, None, None, "name")

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

    def _reading(self, name: Name, readings: tuple[str, ...]) -> str | None:
        """Choose among the states that an ambiguous name may stand for by those named elsewhere."""
        others: Counter[str] = Counter()
        for code in readings:
            if code:
                others[code] = sum(
                    1
                    for other in self.names
                    if other.alias is not None and other.alias.country == code and not readings_of(other.text)
                )
        best = others.most_common(1)
        if best and best[0][1] > others.get(readings[0], 0):
            return best[0][0]
        return readings[0] or None

    def _body(self, name: Name) -> Resolved:
        """Resolve a body: a known one, initials introduced in brackets, a short form of a fuller name."""
        text = " ".join(name.text.split()).removeprefix("The ").removeprefix("the ")
        owner = self._owner_of_body(name)
        body = name.body or body_of(text)
        if body is not None and (owner in (None, body.country) or body.country is None):
            same = fold(text) == fold(body.name)
            return Resolved(body.name, body.country, body.sector, None, "name" if same else "alias")
        full = self.initials.get(text) or self._fuller_body(text)
        if full is not None:
            known = body_of(full)
            if known is not None:
                return Resolved(known.name, known.country, known.sector, None, "alias")
            country = self._country_within(full) or self.owners.get(full) or owner
            return Resolved(full, country, sector_of_body(full), None, "alias")
        country = self._country_within(text) or owner or self.owners.get(text)
        if country is None and _is_generic(text) and len(self.states) == 1:
            country = next(iter(self.states))
        return Resolved(text, country, sector_of_body(text), None, "name")

    def _owner_of_body(self, name: Name) -> str | None:
        """Give the state named just before a body: "Peru's Congress", "the Chilean Senate"."""
        before = self.text[max(0, name.start - 40) : name.start]
        found = _OWNER.search(before)
        if found is None:
            return None
        words = found[0].split()
        for size in range(len(words), 0, -1):
            alias = look_up(_POSSESSED.sub("", " ".join(words[-size:])))
            if alias is not None:
                return alias.country
        return None

    def _fuller_body(self, text: str) -> str | None:
        """Find the one fuller name in the article that ends with this one ("Foreign Ministry")."""
        fuller = self.bodies_by_end.get(text.rsplit(" ", 1)[-1], ())
        fitting = {full for full in fuller if full != text and full.endswith(" " + text)}
        return fitting.pop() if len(fitting) == 1 else None

    def _country_within(self, text: str) -> str | None:
        """Find a state named inside a longer name ("Cuban Foreign Ministry", "Embassy of France")."""
        parts = text.split()
        for size in (3, 2, 1):
            for at in range(len(parts) - size + 1):
                found = look_up(" ".join(parts[at : at + size]))
                if found is not None and found.kind in ("name", "people", "former", "capital"):
                    return found.country
        return None

    def _introduced(self) -> dict[str, str]:
        """Find initials introduced in brackets: "Customs and Border Protection (CBP)"."""
        found: dict[str, str] = {}
        for left, right in zip(self.names, self.names[1:], strict=False):
            if (
                right.text.isupper()
                and self.text[left.end : right.start].strip() == "("
                and left.type == "ORG"
            ):
                found.setdefault(right.text, " ".join(left.text.split()))
        return found


def _is_generic(text: str) -> bool:
    """Say whether a body's name is one that every state has ("Foreign Ministry", "Supreme Court")."""
    lists = words()
    return all(word in lists.org or word.lower() in lists.plain for word in text.split())


def sector_of_body(name: str) -> str | None:
    """Give the sector of a body by the words of its name; None where they do not tell."""
    said = set(name.replace("-", " ").split())
    for sector, heads in _SECTOR_WORDS.items():
        if said & heads:
            return sector
    return None


_SECTOR_WORDS = {
    sector: frozenset(value.split())
    for sector, value in {
        "JUD": "Court Courts Tribunal",
        "LEG": "Parliament Congress Senate Assembly Legislature House Duma Knesset Commons Caucus",
        "COP": "Police Patrol Sheriff Gendarmerie Constabulary Carabinieri",
        "MIL": "Army Navy Air-Force Forces Force Fleet Battalion Brigade Regiment Command Guard Guards Squadron Military Corps",
        "PTY": "Party Coalition Front Alliance",
        "EDU": "University College School Academy Institute Faculty Universities",
        "MED": "News Times Post Herald Tribune Gazette Radio Television TV Broadcasting Journal Magazine Daily Press Telegraph Weekly",
        "BUS": "Inc Inc. Corp Corp. Corporation Company Ltd Limited LLC Holdings Bank Airlines Airways Group Industries Motors Technologies Partners Petroleum Energy Electric",
        "LAB": "Union Unions",
        "REL": "Church Diocese Archdiocese",
        "HLH": "Hospital Hospitals Clinic",
        "NGO": "Foundation Association Society Watch Charity Trust Club Federation Forum",
        "GOV": "Ministry Department Agency Embassy Consulate Office Bureau Directorate Government Administration Authority Commission Secretariat Treasury Cabinet Ministries Authorities",
    }.items()
}


def _holds(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Say whether a full name holds a short form as neighbouring parts, surname first of all."""
    size = len(short)
    if size >= len(full):
        # "Nicolás Maduro Moros" and "Nicolás Maduro": the same given name and a part in common.
        return short == full
    for at in range(len(full) - size + 1):
        if full[at : at + size] == short:
            return at > 0 or size > 1 or True
    return full[0] == short[0] and full[-1] == short[-1]


def _fuller(new: str, old: str) -> bool:
    """Say whether a form of the same name is written more fully: more characters beyond ASCII, no shouting."""
    if old.isupper() != new.isupper():
        return old.isupper()
    return sum(not c.isascii() for c in new) > sum(not c.isascii() for c in old)
