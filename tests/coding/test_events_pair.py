"""The two whom a title names."""

import msgspec
import pytest
from layers_for_tests import article_of

from dragoman.coding.events_pair import find_pair
from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

TEXT = "President Ana Rueda of Peru spoke with President Ossip Vale of Chile on Friday."


def pair(title, text=TEXT):
    article = msgspec.structs.replace(article_of(text), title=title)
    mentions = code_mentions(article, lay_out(text), Settings())
    return [(one.actor, one.country) for one in find_pair(article, mentions, Settings())]


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        (
            "Readout of President Rueda’s Call with President Vale",
            [("Ana Rueda", "PER"), ("Ossip Vale", "CHL")],
        ),
        (
            "Readout of President Rueda’s Call with President Vale of Chile in Ecuador",
            [("Ana Rueda", "PER"), ("Ossip Vale", "CHL")],
        ),
        ("Joint statement of Peru and Chile on Bolivia", [("Peru", "PER"), ("Chile", "CHL")]),
    ],
)
def test_a_title_that_names_two_sides(title, sides):
    assert pair(title) == sides


@pytest.mark.parametrize("title", [None, "", "Peru, Chile and Bolivia meet", "Statement by President Rueda"])
def test_any_other_title_names_no_pair(title):
    assert pair(title) == []


def test_the_republic_of_a_president_is_no_third_side():
    text = "President Ana Rueda of Peru spoke with President Ossip Vale of China on Friday."
    title = "Call of President Rueda with President Ossip Vale of the People’s Republic of China"
    assert pair(title, text) == [("Ana Rueda", "PER"), ("Ossip Vale", "CHN")]
    assert pair(title.replace("of the People’s Republic of China", "and Bolivia"), text) == []
