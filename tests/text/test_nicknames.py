"""Given names and what they are short for."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.nicknames import given_groups, is_short_for


def test_a_nickname_is_short_for_its_names():
    assert is_short_for("joe", "joseph")
    assert is_short_for("bill", "will")
    assert not is_short_for("joe", "john")


@given(st.text(max_size=8), st.text(max_size=8))
def test_it_goes_both_ways_and_with_itself(one, other):
    assert one in given_groups(one)
    assert is_short_for(one, one)
    assert is_short_for(one, other) == is_short_for(other, one)
