"""Who takes part in a round: each person once, by the fullest name, with the country they are of."""

from __future__ import annotations

import pytest

from dragoman.links.events_same_parties import name_of
from dragoman.schema.rows import Event, Ref
from dragoman.views.rounds_delegates import is_named_so, list_delegates

from .events_for_tests import Maker

PAIR = frozenset({"CUB", "USA"})


def told(*who: tuple[str, str | None]) -> Event:
    """Make talks of some people, each with the country that the row gives."""
    made = Maker("a.txt", "They met.", published="2022-11-16")
    refs = tuple(Ref(actor=name, country=country) for name, country in who)
    return made.event("met", "CONSULT", actors=refs)


@pytest.mark.parametrize(
    ("rows", "homes", "found"),
    [
        ([[("Hale", "USA")], [("Tom B. Hale, Jr.", "USA")]], {}, [("Tom B. Hale, Jr.", "USA")]),
        ([[("Ruth Hale", "USA"), ("Tom Hale", "USA")]], {}, [("Ruth Hale", "USA"), ("Tom Hale", "USA")]),
        ([[("Rueda", "USA")], [("Ana Rueda", "CUB")]], {}, [("Ana Rueda", "CUB")]),
        ([[("Ana Rueda", "USA")]], {"ana rueda": "CUB"}, [("Ana Rueda", "CUB")]),
        ([[("Cuba", "CUB"), ("Tom Hale", None)]], {}, [("Tom Hale", None)]),
    ],
)
def test_each_is_named_once(rows, homes, found):
    given = list_delegates([told(*row) for row in rows], PAIR, homes)
    assert [(each.name, each.country) for each in given] == found


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Tom Hale", "Tomas Hale", True),
        ("Mara Hale", "Marco Hale", False),
        ("Ali Hale", "Alia Hale", False),
        ("Tim Hale", "Tom Hale", False),
        ("Hale", "Tom Hale", True),
    ],
)
def test_short_forms_begin_alike(one, other, is_one):
    assert is_named_so(name_of(one), name_of(other)) is is_one
    assert not is_named_so((), ())
