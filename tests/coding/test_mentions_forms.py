"""Forms of one name: nicknames, capitals, the fuller form."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_forms import as_cased, holds, is_fuller, name_parts
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


@pytest.mark.parametrize(
    ("full", "short", "said"),
    [
        ("Joseph A. Rueda Jr.", "Joe Rueda", True),
        ("Joseph Alan Rueda", "Joe Rueda", True),
        ("Joseph Rueda", "Rueda", True),
        ("Joseph Rueda", "John Rueda", False),
        ("Joseph Rueda", "Joe Novak", False),
        ("Joseph Rueda", "Joe", False),
    ],
)
def test_a_full_name_holds_its_short_forms(full, short, said):
    assert holds(name_parts(full), name_parts(short)) is said


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("RUEDA", "Rueda"),
        ("RUEDA-NOVAK", "Rueda-Novak"),
        ("McRUEDA", "McRueda"),
        ("AMLO", "AMLO"),
        ("ANA RUEDA", "ANA RUEDA"),
        ("Ana\nRueda", "Ana Rueda"),
    ],
)
def test_a_surname_in_capitals_is_written_as_usual(written, shown):
    assert as_cased(written) == shown


def test_the_fuller_form_has_more_words_or_accents():
    assert is_fuller("Joseph A. Rueda", "Joe Rueda")
    assert not is_fuller("Joe Rueda", "Joseph A. Rueda")
    assert is_fuller("José Rueda", "Jose Rueda")


def test_one_man_has_one_name_in_an_article():
    text = "Joe Rueda spoke. President Rueda left. Joseph A. Rueda Jr. signed. John Rueda came."
    read = [(name, "PER", {}) for name in ("Joe Rueda", "Joseph A. Rueda Jr.", "John Rueda")]
    rows = code_mentions(
        article_of(text), lay_out(text), Settings(), reading(text, names=layer("names", text, *read))
    )
    assert [row.actor for row in rows] == [*["Joseph A. Rueda Jr."] * 3, "John Rueda"]
