"""States, bodies and sectors: our own tables, loaded once, and the look-ups that read them.

A name is looked up as it is written: "US" is the United States and "us" is not. Accents, curly apostrophes,
line breaks, a leading "the" and headline capitals ("HAVANA") do not matter.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

StateKind = Literal["member", "observer", "state", "territory", "former"]
AliasKind = Literal["name", "former", "people", "capital", "seat"]

# Demonyms with these endings have no plural of their own in -s ("the British", "the Chinese").
_NO_PLURAL = re.compile(r"(?:ese|ish|sh|ch|ic|ss|s|men|men\b|x|na|ais|ois|ine|sh|awi)$")
_SPACE = re.compile(r"\s+")


class Former(Struct, frozen=True):
    """An earlier name of a state and the years `[first, last]` in which it was in use."""

    name: str
    first: int
    last: int


class State(Struct, frozen=True, kw_only=True):
    """A state or territory, present or former, under its ISO 3166-1 alpha-3 code.

    `names` begins with the name we write; `demonyms` with the adjective; `capitals` with the capital,
    after which come other seats of government and other names. `seats` are buildings and streets that
    stand for the government. `part_of` is the sovereign of a territory, `successor` the state that
    carries on a former one, `valid` the years of a former state.
    """

    code: str
    kind: StateKind
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    part_of: str | None = None
    successor: str | None = None
    valid: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """Give the name that we write."""
        return self.names[0]


class Alias(Struct, frozen=True, gc=False):
    """A way of naming a state: its code and what kind of name this is."""

    name: str
    country: str
    kind: AliasKind


class Body(Struct, frozen=True, kw_only=True):
    """A known organisation: canonical name, sector, country (None where it has none or many).

    `seat` is a city whose name stands for the body where it acts.
    """

    name: str
    aliases: tuple[str, ...]
    sector: str
    country: str | None = None
    seat: str | None = None


class Agency(Struct, frozen=True, kw_only=True):
    """A wire service: canonical name, other names that mean nothing else, and short names that may.

    The canonical name may be one of the short ones. `acts` are the short names that stand for the agency
    also where somebody speaks or acts. `country` is that of its seat, None where it serves a region.
    """

    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    country: str | None = None

    @property
    def sure(self) -> tuple[str, ...]:
        """Give the names that mean nothing else, the canonical one first if it is of them."""
        return self.aliases if self.name in self.short else (self.name, *self.aliases)


class _Tables(Struct, frozen=True):
    states: dict[str, State]
    aliases: dict[str, Alias]  # by folded name
    capitals_only: dict[str, Alias]  # by folded name in capital letters
    ambiguous: dict[str, tuple[str, ...]]


def fold(name: str) -> str:
    """Bring a name into the form it is looked up by: no accents, plain apostrophes, single spaces."""
    if name.isalpha() and name.isascii():
        return name
    if not name.isascii():
        name = name.replace("’", "'").replace("‘", "'").replace("ʻ", "'").replace("–", "-").replace("‑", "-")
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = _SPACE.sub(" ", name.strip())
    return name[4:] if name[:4] in ("the ", "The ", "THE ") else name


def load_table(name: str) -> dict[str, Any]:
    """Load one of the tables of `schema/codes` by the name of its file without the ending."""
    return tomllib.loads((files("dragoman.schema") / "codes" / f"{name}.toml").read_text("utf-8"))


def split_list(value: str) -> tuple[str, ...]:
    """Split a list of names written with semicolons."""
    return tuple(part for part in (piece.strip() for piece in value.split(";")) if part)


@cache
def _tables() -> _Tables:
    raw = load_table("countries")
    ambiguous = {fold(name): _readings(value) for name, value in raw.pop("ambiguous").items()}
    states = {code: _state(code, fields) for code, fields in raw.items()}
    aliases: dict[str, Alias] = {}
    for alias in _all_aliases(states):
        key = fold(alias.name)
        readings = ambiguous.get(key)
        if readings and readings[0] != alias.country:
            continue
        aliases.setdefault(key, alias)
    shouted = {key.upper(): alias for key, alias in aliases.items() if len(key) > 3}
    return _Tables(states, aliases, shouted, ambiguous)


def _readings(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";"))


def _state(code: str, fields: dict[str, str]) -> State:
    former = []
    for entry in split_list(fields.get("former", "")):
        name, years = entry.rsplit(" ", 1)
        first, last = years.split("-")
        former.append(Former(name, int(first), int(last)))
    valid = fields.get("valid")
    return State(
        code=code,
        kind=fields.get("kind", "member"),  # type: ignore[arg-type]
        names=(fields["name"], *split_list(fields.get("also", ""))),
        demonyms=_with_plurals(split_list(fields.get("people", ""))),
        capitals=split_list(fields.get("capital", "")),
        seats=split_list(fields.get("seat", "")),
        former=tuple(former),
        part_of=fields.get("of") or None,
        successor=fields.get("successor"),
        valid=(int(valid[:4]), int(valid[5:])) if valid else None,
    )


def _with_plurals(demonyms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            form
            for demonym in demonyms
            for form in ((demonym,) if _NO_PLURAL.search(demonym) else (demonym, demonym + "s"))
        )
    )


def _all_aliases(states: dict[str, State]) -> Iterator[Alias]:
    """Give every alias, those of present states and the plainest kinds of name first."""
    for kind in ("name", "former", "people", "capital", "seat"):
        for state in states.values():
            for name in _names_of(state, kind):
                yield Alias(name, state.code, kind)


def _names_of(state: State, kind: str) -> tuple[str, ...]:
    match kind:
        case "name":
            return state.names
        case "former":
            return tuple(former.name for former in state.former)
        case "people":
            return state.demonyms
        case "capital":
            return state.capitals
        case _:
            return state.seats


def state(code: str) -> State | None:
    """Give the state with this alpha-3 code."""
    return _tables().states.get(code)


def iterate_aliases() -> Iterator[Alias]:
    """Go through every alias of every state, before ambiguity is settled."""
    yield from _all_aliases(_tables().states)


def look_up(name: str) -> Alias | None:
    """Find the state that a name, demonym, capital or seat of government stands for; None if none.

    An ambiguous name gives its usual reading ("Georgia" the state in the Caucasus); see `readings_of`.
    """
    tables = _tables()
    key = fold(name)
    found = tables.aliases.get(key)
    if found is None and key.isupper():
        found = tables.capitals_only.get(key)
    return found


def name_ending(words: Sequence[str]) -> tuple[int, Alias] | None:
    """Find the longest name of a state with which words end, and of how many words it is; None if none."""
    for size in range(len(words), 0, -1):
        if (found := look_up(" ".join(words[-size:]))) is not None:
            return size, found
    return None


def readings_of(name: str) -> tuple[str, ...]:
    """Give the codes that an ambiguous name may stand for, the usual one first; empty if unambiguous.

    "" among them says that the name may mean something other than a state (a person, another place).
    """
    ambiguous = _tables().ambiguous
    key = fold(name)
    return ambiguous.get(key) or (ambiguous.get(key.title(), ()) if key.isupper() else ())


def country_name(code: str) -> str | None:
    """Give the name that we write for an alpha-3 code; None where the code is not in the table."""
    found = _tables().states.get(code)
    return found.name if found else None


@cache
def _agencies() -> tuple[Agency, ...]:
    return tuple(
        Agency(
            name=entry["name"],
            aliases=split_list(entry.get("also", "")),
            short=split_list(entry.get("short", "")),
            acts=split_list(entry.get("acts", "")),
            country=entry.get("country"),
        )
        for entry in load_table("agencies")["agency"]
    )


def iterate_agencies() -> Iterator[Agency]:
    """Go through the wire services, in the order of the table."""
    yield from _agencies()


@cache
def agency_words() -> frozenset[str]:
    """Give the names of agencies that are one word, in small letters ("told reuters that …")."""
    names = (name for agency in _agencies() for name in (*agency.sure, *agency.acts))
    return frozenset(name.lower() for name in names if name.isalpha())


@cache
def _bodies() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for entry in load_table("organisations")["body"]:
        body = Body(
            name=entry["name"],
            aliases=split_list(entry.get("also", "")),
            sector=entry["sector"],
            country=entry.get("country"),
            seat=entry.get("seat"),
        )
        for name in (body.name, *body.aliases):
            found.setdefault(fold(name), body)
    for agency in _agencies():
        # A short name that may mean something else is no body's.
        names = (*agency.sure, *agency.acts)
        body = Body(name=agency.name, aliases=names, sector="MED", country=agency.country)
        for name in names:
            found.setdefault(fold(name), body)
    return found


def body_of(name: str) -> Body | None:
    """Find a known organisation by any of its names or initials."""
    return _bodies().get(fold(name))


@cache
def _seated() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in iterate_bodies():
        if body.seat is not None:
            found.setdefault(fold(body.seat), body)
    return found


def body_seated_in(city: str) -> Body | None:
    """Find the body that the name of a city stands for where it acts ("Brussels": the European Union)."""
    return _seated().get(fold(city))


def iterate_bodies() -> Iterator[Body]:
    """Go through the known organisations, each once."""
    yield from dict.fromkeys(_bodies().values())


@cache
def sectors() -> dict[str, str]:
    """Give the closed list of sectors: code and what it is."""
    return {code: str(text) for code, text in load_table("sectors").items()}


@cache
def _places() -> dict[str, str | None]:
    raw = load_table("places")
    found: dict[str, str | None] = {fold(" ".join(name.split())): None for name in split_list(raw["regions"])}
    for code, value in raw["by_state"].items():
        for name in split_list(value):
            found.setdefault(fold(" ".join(name.split())), code)
    return found


def is_place(name: str) -> bool:
    """Say whether a name is that of a region, or of a city or province that is no capital."""
    return fold(name) in _places()


def place_country(name: str) -> str | None:
    """Give the state in which a known city or province lies; None for regions and unknown names."""
    return _places().get(fold(name))


def iterate_places() -> Iterator[tuple[str, str | None]]:
    """Go through the known places, folded, with their states."""
    yield from _places().items()
