"""Who an article speaks of: one of its cast."""

from __future__ import annotations


class Holder:
    """Somebody of the cast: canonical name, state, the words of the roles held, sex, and where named."""

    __slots__ = (
        "actor",
        "country",
        "ends",
        "foreign",
        "former",
        "heads",
        "places",
        "roles",
        "sex",
        "thing",
        "type",
    )

    def __init__(self, actor: str, type_: str, country: str | None):
        self.actor = actor
        self.type = type_
        self.country = country
        self.roles: list[frozenset[str]] = []
        self.heads: set[str] = set()
        self.sex: str | None = None
        self.places: list[int] = []
        self.ends: list[int] = []
        # Named by a state at least once ("of Chile"); last spoken of as one who held the office before.
        self.foreign = False
        self.former = False
        # Taken for a person, but a medium or a thing: no "she".
        self.thing = False
