"""The measure of time tells linear work from quadratic, also where a small part alone is quadratic."""

import pytest

from timing_for_tests import is_linear, repeat


def count(size: int) -> int:
    return sum(1 for _ in range(size))


def test_linear_work_passes() -> None:
    assert is_linear(lambda size: size, count, 200_000)


@pytest.mark.parametrize("steady", [0, 50])
def test_quadratic_work_fails(steady: int) -> None:
    assert not is_linear(lambda size: size, lambda size: count(size * size + steady * size), 1000)


def test_a_text_is_whole_pieces() -> None:
    assert repeat("ab ", 10) == "ab ab ab "
