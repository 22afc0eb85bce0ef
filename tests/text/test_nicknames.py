"""Given names and what they are short for."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.nicknames import are_forms_of_one, given_groups


def test_a_nickname_are_forms_of_one_its_names():
    assert are_forms_of_one("joe", "joseph")
    assert are_forms_of_one("bill", "will")
    assert not are_forms_of_one("joe", "john")


@given(st.text(max_size=8), st.text(max_size=8))
def test_it_goes_both_ways_and_with_itself(one, other):
    assert one in given_groups(one)
    assert are_forms_of_one(one, one)
    assert are_forms_of_one(one, other) == are_forms_of_one(other, one)
