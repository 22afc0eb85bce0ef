"""What a listener is told: at most ten times a second, with rate and time left."""

import pytest

from dragoman.run.progress import Meter, Size, State
from dragoman.schema.article import Item


class Clock:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_listener_is_not_told_too_often() -> None:
    clock, told = Clock(), list[State]()
    meter = Meter(told.append, Size(100, 1000), clock=clock)
    item = Item(source="a", address="a", format="text", payload=b"0123456789")
    for _ in range(100):
        clock.now += 0.02
        meter.step(item)
    meter.finish()
    assert 15 <= len(told) <= 23
    assert told[-1].done == Size(100, 1000)
    assert told[-1].rate == pytest.approx(500)
    assert told[-1].left == 0


def test_time_left_follows_bytes_or_else_items_or_is_not_known() -> None:
    def left(done: Size, total: Size | None) -> float | None:
        return State(done=done, total=total, seconds=10).left

    assert left(Size(1, 250), Size(100, 1000)) == pytest.approx(30)
    assert left(Size(20, 0), Size(100, 0)) == pytest.approx(40)
    assert left(Size(0, 0), Size(100, 1000)) is None
    assert left(Size(1, 250), None) is None
