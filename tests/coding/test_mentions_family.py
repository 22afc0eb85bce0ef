"""The part of a name that tells the family."""

import pytest

from dragoman.coding.mentions_family import family_name


@pytest.mark.parametrize(
    ("name", "family"),
    [("Ana Rueda", "Rueda"), ("Luis T. Ombu, Jr.", "Ombu"), ("LUIS OMBU III", "OMBU"), ("Jr.", ""), ("", "")],
)
def test_jr_and_the_like_are_no_family_names(name: str, family: str) -> None:
    assert family_name(name) == family
