"""Whom an official who is quoted means by "they": the other side, where a sentence before begins with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dragoman.coding.events_them import other_side
from dragoman.schema.rows import Mention
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of

NAMES = {
    "Chilean": ("NORP", "Chile", "CHL"),
    "Chile": ("LOC", "Chile", "CHL"),
    "Peruvian": ("NORP", "Peru", "PER"),
    "Ana Rueda": ("PER", "Ana Rueda", "PER"),
}


def named_in(text: str) -> Callable[[Span], Sequence[Mention]]:
    article = article_of(text)

    def inside(place: Span) -> list[Mention]:
        found = []
        for name, (type_, actor, country) in NAMES.items():
            at = text.find(name, place.start, place.end)
            if at >= 0 and not (name == "Chile" and text.startswith("Chilean", at)):
                found.append(
                    Mention(
                        id=name, article=article.id, source="", coder="hand", score=None,
                        span=Span.take(text, at, at + len(name)), type=type_, actor=actor, country=country,
                    )
                )  # fmt: skip
        return found

    return inside


@pytest.mark.parametrize(
    ("before", "country", "actor", "is_open"),
    [
        ("Chilean officials want the flights.", "CHL", None, False),
        ("Chile wants the flights.", "CHL", "Chile", False),
        # The speaker, the own side and "they" are passed over.
        ("Chilean officials want the flights. They said so. Ana Rueda was asked.", "CHL", None, False),
        ("Chilean officials want the flights. Peruvian ministers refused.", "CHL", None, False),
        # Others are meant, or nobody knows who.
        ("Chilean officials want the flights. Migrants were waiting at the gate.", None, None, False),
        ("A Chilean baker was there.", None, None, False),
        ("It rained.", None, None, True),
    ],
)
def test_they_are_the_other_side_that_was_spoken_of(
    before: str, country: str | None, actor: str | None, is_open: bool
) -> None:
    text = f"{before} “They asked us,” Ana Rueda said."
    at = text.index("They asked")
    found = other_side(lay_out(text), Span.take(text, at, at + 4), "PER", named_in(text))
    who = (found.ref.country, found.ref.actor) if found.ref is not None else (None, None)
    assert (*who, found.is_open) == (country, actor, is_open)
