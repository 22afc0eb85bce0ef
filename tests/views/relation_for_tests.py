"""Reports of one event each, made by hand, and relations made of them."""

from __future__ import annotations

from typing import Any

from dragoman.schema.rows import Ref, Time
from dragoman.views.relation_deeds import Deed

from .events_for_tests import CUB, MEX, PER, USA, Made, Maker

STATES: dict[str, dict[str, Any]] = {"CUB": CUB, "USA": USA, "MEX": MEX, "PER": PER}


def report(
    name: str,
    published: str | None,
    trigger: str,
    type_: str,
    actors: str,
    recipients: str = "",
    *,
    text: str | None = None,
    times: dict[str, tuple[str, str]] | None = None,
    **fields: Any,
) -> Made:
    """Make a report of one event; parties are codes of states with spaces between.

    `times` are expressions of time in the text, each with its first and last day.
    """
    given = {"published": published} if published else {}
    one = Maker(name, f"{text or f'They {trigger} it, the paper {name} says.'}", **given)
    one.event(
        trigger, type_, actors=_refs(actors, one), recipients=_refs(recipients, one),
        date_from="text" if fields.get("date") else "none", **fields,
    )  # fmt: skip
    for words, (first, last) in (times or {}).items():
        one.row(Time, span=one.span(words), type="DATE", value=first[:7], earliest=first, latest=last)
    return one.made


def _refs(codes: str, one: Maker) -> tuple[Ref, ...]:
    first = one.article.text.split()[0]
    return tuple(one.ref(first, STATES[code]) for code in codes.split())


def deed(first: str, weight: float, *, report: str | None = None, **fields: Any) -> Deed:
    """Make a deed of one day (its month is that of the day), told by one report of its own unless named."""
    row = f"{first}{weight}{report or ''}{fields.get('row', '')}"
    told = report or f"report of {row}"
    made: dict[str, Any] = {
        "row": row, "rows": (row,), "articles": (told,), "reports": (told,), "side": "both", "mode": None,
        "type": "CONSULT" if weight > 0 else "SANCTION",
        "quad": "verbal cooperation" if weight > 0 else "material conflict",
        "weight": weight, "planned": False, "going_on": False, "direct": 2,
        "first": first, "last": first, "month": first[:7],
        "date_from": "text", "who": "A → B", "code": "X", "words": "did",
    }  # fmt: skip
    return Deed(**{**made, **fields})
