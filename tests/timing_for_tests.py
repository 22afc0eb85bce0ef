"""Measures whether work grows linearly with its size, on a processor's clock rather than the wall's."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

# Four times the size: linear work takes 4 times as long, quadratic work 16 times.
TIMES = 4
RATIO = 7.0
# For work too short to measure well; no more than this, or a quadratic case would pass.
SLACK = 0.1
_RUNS = 5


def is_linear(make: Callable[[int], Made], work: Callable[[Made], object], size: int) -> bool:
    """Say whether `work(make(4 * size))` takes little more than four times as long as `work(make(size))`.

    Only `work` is timed. A noisy machine gets more tries: the shortest time of each size counts. Choose a
    size at which quadratic work would take clearly longer than the slack.
    """
    small, large = make(size), make(TIMES * size)
    work(make(min(size, 1000)))  # tables are loaded once
    once = four = float("inf")
    for _ in range(_RUNS):
        once = min(once, _seconds(work, small))
        four = min(four, _seconds(work, large))
        if four <= RATIO * once + SLACK:
            return True
    return False


def repeat(unit: str, size: int) -> str:
    """Give a text of `size` characters, or a little less, of one piece again and again."""
    return unit * (size // len(unit))


def _seconds(work: Callable[[Made], object], made: Made) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work(made)
        return time.process_time() - start
    finally:
        gc.enable()
