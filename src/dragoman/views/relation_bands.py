"""How sure a sum or a mean of few events is: the bands of the relation index.

The band of the tone is of a mean under a Dirichlet process (Ferguson 1973, "A Bayesian analysis of some
nonparametric problems"): as if, besides what was told, one more event had happened whose weight nobody
knows. Its mean and variance are exact; its shape is taken to be a Beta on the scale. The band of a weight is
the gamma interval for a weighted sum of Poisson counts (Fay and Feuer 1997). Both are given without chance:
the same events, the same band.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

# PLOVER's scale ends there on both sides; the idea of one scale for all deeds is Goldstein's (1992).
SCALE = 10.0
# A band holds the true value nine times in ten.
SHARE = 0.9
_Z = 1.6449
_STEPS = 2000
_MEAN_SQUARE = SCALE**2 / 3


class Measure(Struct, frozen=True):
    """A value with its band of 90 %."""

    value: float
    low: float
    high: float


class Spread(Struct, frozen=True):
    """Mean and variance of what a tone may be."""

    mean: float
    variance: float


def tone_spread(events: int, total: float, squares: float, reports: int) -> Spread:
    """Give what the mean weight of events may be: their number, the sums of their weights and of the squares.

    Five events of one report are no surer than one: the evidence counts as the fewer of both.
    """
    told = min(events, reports)
    middle = told * total / events / (told + 1)
    square = (told * squares / events + _MEAN_SQUARE) / (told + 1)
    return Spread(middle, (square - middle**2) / (told + 2))


def tone(weights: Sequence[float], reports: int) -> Measure:
    """Give the mean weight of events (−10 to 10) with its band, which holds it at least."""
    # Takes as long to load as an index that is kept takes to be shown.
    import numpy as np

    spread = tone_spread(len(weights), sum(weights), sum(one**2 for one in weights), reports)
    middle = (spread.mean + SCALE) / (2 * SCALE)
    strength = middle * (1 - middle) * (2 * SCALE) ** 2 / spread.variance - 1
    grid = (np.arange(_STEPS) + 0.5) / _STEPS
    logs = (middle * strength - 1) * np.log(grid) + ((1 - middle) * strength - 1) * np.log(1 - grid)
    heaped = np.cumsum(np.exp(logs - logs.max()))
    tails = np.searchsorted(heaped / heaped[-1], [(1 - SHARE) / 2, (1 + SHARE) / 2])
    low, high = (float(grid[at]) * 2 * SCALE - SCALE for at in tails)
    value = sum(weights) / len(weights)
    return Measure(round(value, 2), round(min(low, value), 2), round(max(high, value), 2))


def weight(weights: Sequence[float]) -> Measure:
    """Give the sum of the weights of events, all of one sign taken as positive, with its band."""
    if not weights:
        return Measure(0.0, 0.0, 0.0)
    total, squares, most = sum(weights), sum(one**2 for one in weights), max(weights)
    low = _gamma(total, squares, -_Z)
    high = _gamma(total + most, squares + most**2, _Z)
    return Measure(round(total, 1), round(min(low, total), 1), round(max(high, total), 1))


def _gamma(mean: float, variance: float, z: float) -> float:
    """Give a quantile of the gamma distribution of this mean and variance (Wilson and Hilferty 1931).

    For one event the limits are 0.04 and 4.8 times its weight, where they should be 0.05 and 4.7.
    """
    shape = mean**2 / variance
    root = max(1 - 1 / (9 * shape) + z / (3 * sqrt(shape)), 0.0)
    return mean * root * root * root


def apart(one: Spread, other: Spread) -> float:
    """Give by how many standard errors the second tone is above the first."""
    return (other.mean - one.mean) / sqrt(one.variance + other.variance)
