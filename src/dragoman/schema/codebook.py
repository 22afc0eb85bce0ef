"""The codebook of events as data: types, modes, contexts, statuses, and what follows from type and mode.

Read once from `codes/events.toml`, `codes/event_modes.toml` and `codes/event_contexts.toml`. Names and
intensities are PLOVER's (manual, draft 2.0; intensity −10 to 10), roots are CAMEO's ("01" to "20"); the
definitions, examples and decided cases are ours. docs/codebook.md is made from it.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any, get_args

import msgspec
from msgspec import Struct

from dragoman.schema.codes import load_table
from dragoman.schema.errors import QueryError
from dragoman.schema.rows import EVENT_TYPES, Quad

QUADS: tuple[Quad, ...] = get_args(Quad)


class ModeCode(Struct, frozen=True, kw_only=True):
    """A mode of a type. `intensity` and `cameo` are None where the type's count."""

    name: str
    type: str
    definition: str
    example: str
    intensity: float | None = None
    cameo: str | None = None


class TypeCode(Struct, frozen=True, kw_only=True):
    """A type of event, its modes included.

    `recipient` says whether one is expected; `trigger` are the words of `example` that carry the event;
    `miss` is a sentence that looks like this type and is `instead` another type, or "statement".
    """

    name: str
    quad: Quad
    recipient: bool
    cameo: str
    intensity: float
    definition: str
    cases: tuple[str, ...]
    example: str
    trigger: str
    miss: str
    instead: str
    modes: tuple[ModeCode, ...] = ()


class ContextCode(Struct, frozen=True, kw_only=True):
    """A context: what the matter is about."""

    name: str
    definition: str


class StatusCode(Struct, frozen=True, kw_only=True):
    """A status: whether the act was done, goes on, is planned, is only possible, or is denied."""

    name: str
    definition: str
    example: str


class Codebook(Struct, frozen=True, kw_only=True):
    """The whole codebook, in the order of its tables; `version` names it in what is derived from it."""

    version: int
    types: tuple[TypeCode, ...]
    contexts: tuple[ContextCode, ...]
    statuses: tuple[StatusCode, ...]

    def type(self, name: str) -> TypeCode:
        """Give the type of this name; QueryError where there is none."""
        for one in self.types:
            if one.name == name:
                return one
        raise QueryError(
            f"there is no event type {name!r}",
            where="schema/codes/events.toml",
            cure=f"Use one of {', '.join(EVENT_TYPES)}.",
        )

    def mode(self, type: str, name: str) -> ModeCode:
        """Give the mode of this name of this type; QueryError where there is none."""
        found = self.type(type)
        for one in found.modes:
            if one.name == name:
                return one
        known = ", ".join(one.name for one in found.modes)
        raise QueryError(
            f"{type} has no mode {name!r}",
            where="schema/codes/event_modes.toml",
            cure=f"Use one of {known}." if known else f"{type} has no modes: leave it out.",
        )


@cache
def load_codebook() -> Codebook:
    """Load the codebook, once; its types stand in the order of `rows.EVENT_TYPES`."""
    raw = load_table("events")
    modes = load_table("event_modes")
    return Codebook(
        version=raw["version"],
        types=tuple(_type(name, raw["types"][name], modes.get(name, {})) for name in EVENT_TYPES),
        contexts=tuple(
            ContextCode(name=name, definition=text) for name, text in load_table("event_contexts").items()
        ),
        statuses=tuple(
            msgspec.convert({"name": name, **fields}, StatusCode) for name, fields in raw["statuses"].items()
        ),
    )


def _type(name: str, fields: dict[str, Any], modes: dict[str, dict[str, Any]]) -> TypeCode:
    made = [{"name": mode, "type": name, **told} for mode, told in modes.items()]
    return msgspec.convert({"name": name, "modes": made, **fields}, TypeCode)


def quad_of(type: str) -> Quad:
    """Give the quad of a type; QueryError for an unknown name."""
    return load_codebook().type(type).quad


def cameo_of(type: str, mode: str | None = None) -> str:
    """Give the CAMEO root ("01" to "20") of a type, or of its mode; QueryError for an unknown name."""
    book = load_codebook()
    own = None if mode is None else book.mode(type, mode).cameo
    return book.type(type).cameo if own is None else own


def intensity_of(type: str, mode: str | None = None) -> float:
    """Give the intensity (−10 to 10) of a type, or of its mode; QueryError for an unknown name."""
    book = load_codebook()
    own = None if mode is None else book.mode(type, mode).intensity
    return book.type(type).intensity if own is None else own


# The names of the modes by type; empty for the types that have none.
MODES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {one.name: tuple(mode.name for mode in one.modes) for one in load_codebook().types}
)
