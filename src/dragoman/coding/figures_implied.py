"""What follows for the reference of a comparison from its figure: 800, twice 2021, so 2021 had 400.

Two things are told: on which side of its number the counted figure lies ("more than 800"), and on which side
of the reference's multiple or sum it lies ("more than double"). What both close is in one table.
"""

from __future__ import annotations

from typing import Literal

from dragoman.coding.figures_compare import Compared
from dragoman.coding.figures_numbers import tidy
from dragoman.coding.figures_words import words
from dragoman.schema.rows import Implied

Side = Literal["exact", "more", "less", "about"]
# (side of the figure's number, side of the multiple) -> the bounds that are closed for the reference.
# "Nearly 800, fewer than in 2021" closes nothing: 2021 may have had more than 800 or less.
_FOLLOWS: dict[tuple[Side, Side], frozenset[str]] = {
    ("exact", "exact"): frozenset(("low", "high")),
    ("exact", "more"): frozenset(("high",)),
    ("exact", "less"): frozenset(("low",)),
    ("more", "exact"): frozenset(("low",)),
    ("more", "less"): frozenset(("low",)),
    ("less", "exact"): frozenset(("high",)),
    ("less", "more"): frozenset(("high",)),
}
_NOTHING: frozenset[str] = frozenset()


def implied(value: float, qualifier: str | None, found: Compared) -> Implied | None:
    """Say what follows for the reference of a figure of `value` with its qualifier; None where nothing does.

    "More than 640 …, more than double 2009" would leave 2009 open by logic alone; readers of reports take
    it that 2009 had less than 320, and so does the record. That goes for multiples and amounts, not
    for "more than 640, the most since 2003": there the bare bound would be a guess.
    """
    measured = (found.factor is not None and found.factor > 0) or found.difference is not None
    own, side = _side_of_number(qualifier), _side_of_multiple(found, measured=measured)
    follows = _FOLLOWS.get((own, side), _NOTHING)
    if own == side == "more" and measured:
        follows = frozenset(("high",))
    if not follows:
        return None
    at = _reference(value, found)
    return Implied(low=float(at) if "low" in follows else None, high=float(at) if "high" in follows else None)


def _side_of_number(qualifier: str | None) -> Side:
    """Tell on which side of its number a figure with this qualifier lies; "just" and "record" are exact."""
    table = words()
    if qualifier in table.low:
        return "more"
    if qualifier in table.high:
        return "less"
    return "about" if qualifier in table.open else "exact"


def _side_of_multiple(found: Compared, *, measured: bool) -> Side:
    """Tell on which side of the reference's multiple, sum or self the figure lies."""
    if found.bound is not None:
        return found.bound
    return "exact" if measured or found.relation == "equal" else found.relation


def _reference(value: float, found: Compared) -> float:
    """Give the reference that `value` would be the multiple or sum of."""
    at = value
    if found.factor is not None and found.factor > 0:
        at = value / found.factor
    elif found.difference is not None:
        at = value - found.difference if found.relation == "more" else value + found.difference
    # Of thousands counted whole, a fraction is only the arithmetic's.
    return tidy(round(at, 0 if value >= 1000 and value == int(value) else 2)) if at != value else tidy(value)
