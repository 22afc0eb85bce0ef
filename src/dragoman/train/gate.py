"""Decides whether a bundle may be shipped: int8 must cost next to nothing, and no figure may get worse."""

from __future__ import annotations

from dragoman.train.measure import Scores

MOST_LOST_TO_INT8 = 0.005
MOST_LOST_TO_NEW = 0.01
"""A figure of a few hundred rows moves by about this much between two fits that differ in the seed only."""


def lost_to_int8(as_float: Scores, as_int8: Scores) -> list[str]:
    """Say which figures int8 makes worse by more than is borne."""
    return _worse(as_float, as_int8, MOST_LOST_TO_INT8, "int8 loses")


def refusals(old: Scores, new: Scores) -> list[str]:
    """Say why a new bundle may not take an old one's place; nothing where it may."""
    reasons = _worse(old, new, MOST_LOST_TO_NEW, "the new bundle loses")
    reasons += [
        f"{name}: {count:.0f} spans are wrong" for name, count in new.items() if _is_span(name) and count
    ]
    shared = [name for name in old if name in new and not _is_span(name)]
    gain = sum(new[name] - old[name] for name in shared)
    if shared and gain <= 0 and not reasons:
        reasons.append(f"on the whole the new bundle is no better ({gain / len(shared):+.4f} a figure)")
    return reasons


def _worse(old: Scores, new: Scores, most: float, what: str) -> list[str]:
    return [
        f"{name}: {what} {value - new[name]:.3f} ({value:.3f} to {new[name]:.3f})"
        for name, value in old.items()
        if name in new and not _is_span(name) and value - new[name] > most
    ]


def _is_span(name: str) -> bool:
    return name.endswith("spans_wrong")
