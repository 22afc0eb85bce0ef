"""Whose statement a text is, by its title."""

import msgspec
import pytest
from layers_for_tests import article_of

from dragoman.coding.events_author import find_author
from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

TEXT = "I welcome the truce. The Peruvian president, Ana Roca, spoke on Monday."


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Statement by President Ana Roca on the Truce", ("Ana Roca", "PER")),
        ("Statement from Foreign Minister Luis Paz Regarding Floods", ("Luis Paz", None)),
        ("Remarks as Prepared for Delivery by President Roca", ("Ana Roca", "PER")),
        ("Remarks by World Bank Director Luis Paz on Fish", ("Luis Paz", None)),
        ("Joint Statement by Ana Roca and Luis Paz", None),
        ("Statement by Ana Roca and Luis Paz on Fish", None),
        ("Roca meets Paz", None),
        (None, None),
    ],
)
def test_the_title_tells_whose_voice_it_is(title, author):
    article = msgspec.structs.replace(article_of(TEXT), title=title)
    mentions = code_mentions(article, lay_out(TEXT), Settings())
    found = find_author(article, mentions, Settings())
    assert (None if found is None else (found.actor, found.country)) == author


def test_a_namesake_in_the_text_is_not_the_author():
    text = "We deny it. Peru's president, Pedro Roe, spoke."
    article = msgspec.structs.replace(article_of(text), title="Remarks by Foreign Minister Ana Roe")
    found = find_author(article, code_mentions(article, lay_out(text), Settings()), Settings())
    assert (found.actor, found.country) == ("Ana Roe", None)
