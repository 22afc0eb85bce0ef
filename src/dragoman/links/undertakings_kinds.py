"""Which kind of deed can be that of an act: who eases a tariff has imposed none."""

from __future__ import annotations

from dragoman.links.undertakings_marks import Mark
from dragoman.schema.rows import Event

_GIVING = frozenset("COOPERATE AID SUPPORT RETREAT CONCEDE".split())
_TAKING = frozenset("SANCTION COERCE MOBILIZE ASSAULT THREATEN".split())


def may_do(deed: Mark, mark: Mark) -> bool:
    """Say whether a deed is of a kind that can do an act: giving or taking, as far as their rows tell."""
    wanted = _kind(mark)
    if not isinstance(deed.row, Event) or wanted is None:
        return True
    if wanted in _GIVING:
        return deed.row.type not in _TAKING
    return wanted not in _TAKING or deed.row.type not in _GIVING


def _kind(mark: Mark) -> str | None:
    """Give the type of the act that a row promises, asks or refuses; an easing where it is announced."""
    if not isinstance(mark.row, Event):
        return None
    return mark.row.about or ("RETREAT" if mark.row.type == "CONCEDE" else None)
