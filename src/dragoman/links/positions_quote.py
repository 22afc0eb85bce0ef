"""The opposed words of a link: written among its reasons, and read from there by what shows them."""

from __future__ import annotations

from collections.abc import Sequence

_LEFT, _RIGHT, _END = "words of the one: “", "words of the other: “", "”"
# About two lines; a clause is cut to it at a word.
_MOST = 240


def quote(words: tuple[str, str]) -> tuple[str, ...]:
    """Give the reasons that quote both clauses of a link, white space made one; none where one lacks."""
    left, right = (" ".join(each.split()) for each in words)
    return (_LEFT + _cut(left) + _END, _RIGHT + _cut(right) + _END) if left and right else ()


def quoted(reasons: Sequence[str]) -> tuple[str, str] | None:
    """Give the clauses of both ends that reasons quote; None where a link has none."""
    found = [
        next((why[len(mark) : -len(_END)] for why in reasons if why.startswith(mark)), "")
        for mark in (_LEFT, _RIGHT)
    ]
    return (found[0], found[1]) if all(found) else None


def other_reasons(reasons: Sequence[str]) -> tuple[str, ...]:
    """Give the reasons that quote nothing, for what shows the passages beside them."""
    return tuple(why for why in reasons if not why.startswith((_LEFT, _RIGHT)))


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0]
