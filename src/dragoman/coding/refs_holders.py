"""Who an article speaks of: one of its cast."""

from __future__ import annotations


class Holder:
    """Somebody of the cast: canonical name, state, the words of the roles held, sex, and where named."""

    __slots__ = ("actor", "country", "heads", "places", "roles", "sex", "type")

    def __init__(self, actor: str, type_: str, country: str | None):
        self.actor = actor
        self.type = type_
        self.country = country
        self.roles: list[frozenset[str]] = []
        self.heads: set[str] = set()
        self.sex: str | None = None
        self.places: list[int] = []
