"""A name that is nearly a country's is suggested; one that only shares letters with it is not."""

from __future__ import annotations

import pytest

from dragoman.schema.errors import QueryError
from dragoman.views.countries import check_pair, country_code


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Germny", "DEU"),
        ("Tailand", "THA"),
        ("Columbia", "COL"),
        ("Phillipines", "PHL"),
        ("Unted Sttes", "USA"),
    ],
)
def test_a_slip_is_set_right(asked: str, near: str) -> None:
    with pytest.raises(QueryError, match=rf"Did you mean {near} \("):
        country_code(asked)


@pytest.mark.parametrize("asked", ["Narnia", "Ruritania", "Wakanda", "XQZ", "EU"])
def test_what_is_near_to_nothing_gets_no_suggestion(asked: str) -> None:
    with pytest.raises(QueryError, match="Give its name in English or its ISO 3166 code") as told:
        country_code(asked)
    assert "Did you mean" not in str(told.value)


def test_a_pair_is_two_countries() -> None:
    assert check_pair("CUB", "USA") == ("CUB", "USA")
    with pytest.raises(QueryError, match="--between: both are Cuba"):
        check_pair("CUB", "CUB", where="--between")
