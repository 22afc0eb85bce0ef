"""Numbers of houses are no figures; numbers of what is called like a street are."""

import pytest

from dragoman.coding.figures_spans import find_quantities
from dragoman.text.layout import lay_out


def values(text: str) -> list[float | None]:
    return [quantity.value for quantity in find_quantities(lay_out(text), [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It moved 40 Via Rail passengers.", [40]),
        ("She opened 20 Avenue Q shows.", [20]),
        ("Crews struck at 9 Via Rail stations.", [9]),
        ("They met at 17 Via Garibaldi on Friday.", []),
        ("Its office, 8 Calle de la Cruz, burned.", []),
        ("The office moved to 31 Rue Haute, Namur, in spring.", []),
        ("The club left 64 Avenida Sete.", []),
    ],
)
def test_a_street_is_told_from_what_is_called_like_one(text, found):
    assert values(text) == found
