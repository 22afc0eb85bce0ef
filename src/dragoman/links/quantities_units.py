"""Units and bounds: measures brought to one unit of their kind, and what a number as written may stand for.

Counts, shares and every currency are comparable with themselves only; nothing is converted that needs a rate.
"""

from __future__ import annotations

from decimal import Decimal

from dragoman.schema.rows import Comparison, Figure

# unit: the unit of its kind, and how many of that one unit is (low and high: a "ton" is short, metric or
# long).
_EXACT: dict[str, tuple[str, float]] = {
    "kilometres": ("metres", 1000.0), "metres": ("metres", 1.0), "centimetres": ("metres", 0.01),
    "millimetres": ("metres", 0.001), "miles": ("metres", 1609.344), "nautical miles": ("metres", 1852.0),
    "feet": ("metres", 0.3048), "inches": ("metres", 0.0254), "yards": ("metres", 0.9144),
    "square metres": ("square metres", 1.0), "square kilometres": ("square metres", 1e6),
    "square miles": ("square metres", 2589988.110336), "square feet": ("square metres", 0.09290304),
    "acres": ("square metres", 4046.8564224), "hectares": ("square metres", 10000.0),
    "cubic metres": ("cubic metres", 1.0), "cubic feet": ("cubic metres", 0.028316846592),
    "billion cubic metres": ("cubic metres", 1e9),
    "tonnes": ("kilograms", 1000.0), "metric tons": ("kilograms", 1000.0), "kilograms": ("kilograms", 1.0),
    "grams": ("kilograms", 0.001), "milligrams": ("kilograms", 1e-6), "ounces": ("kilograms", 0.028349523125),
    "millilitres": ("litres", 0.001), "litres": ("litres", 1.0), "gallons": ("litres", 3.785411784),
    "gigawatts": ("watts", 1e9), "megawatts": ("watts", 1e6), "kilowatts": ("watts", 1000.0),
    "gigawatt hours": ("watt hours", 1e9), "megawatt hours": ("watt hours", 1e6),
    "kilowatt hours": ("watt hours", 1000.0),
    "miles per hour": ("metres per second", 0.44704), "kilometres per hour": ("metres per second", 1 / 3.6),
    "knots": ("metres per second", 1852 / 3600),
    "minutes": ("seconds", 60.0), "hours": ("seconds", 3600.0), "seconds": ("seconds", 1.0),
}  # fmt: skip
_LOOSE: dict[str, tuple[str, float, float]] = {"tons": ("kilograms", 907.18474, 1016.0469088)}
# A number without a unit counts things.
COUNT = "count"
# How far "about" reaches, on either side, and the most that a round number is taken to be rounded by: "20
# million" for 17 million is wrong, "100" for 98 is not.
_ABOUT = 0.1
_ROUNDED = 0.05


def base_of(unit: str | None) -> str:
    """Give the unit that figures in `unit` are compared in: "metres" for miles; the unit itself if alone."""
    if unit is None:
        return COUNT
    found = _EXACT.get(unit) or _LOOSE.get(unit)
    return found[0] if found else unit


def to_base(value: float, unit: str | None) -> tuple[float, float]:
    """Give the least and most that `value` in `unit` is in the unit of its kind (alike but for "tons")."""
    if unit in _LOOSE:
        _, least, most = _LOOSE[unit]
        return (value * least, value * most) if value >= 0 else (value * most, value * least)
    factor = _EXACT[unit][1] if unit in _EXACT else 1.0
    return value * factor, value * factor


def from_base(value: float, unit: str | None) -> float:
    """Give `value`, in the unit of its kind, in `unit`; ValueError for one that has no exact size."""
    if unit in _LOOSE:
        raise ValueError(f"{unit!r} has no one size")
    return value / (_EXACT[unit][1] if unit in _EXACT else 1.0)


def rounding(value: float) -> float:
    """Give by how much a number as written may be off: half of its last digit that is no zero.

    220,000 is 215,000 to 225,000; numbers below 100 and those that end in no zero are as said (79 is 79).
    Never more than a twentieth of the number.
    """
    size = abs(value)
    if size < 100 and size == int(size):
        return 0.0
    exponent = Decimal(f"{size:.12g}").normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # of a finite number it is
    if exponent == 0:
        return 0.0
    return min(float(Decimal(5).scaleb(exponent - 1)), size * _ROUNDED)


def bounds_of(figure: Figure) -> tuple[float | None, float | None] | None:
    """Give the least and the most that a figure's words may stand for, in the unit of its kind; None is open.

    None in place of both where the figure says no number at all.
    """
    low, high = _stated(figure)
    if low is None and high is None:
        return None
    return (
        to_base(low, figure.unit)[0] if low is not None else None,
        to_base(high, figure.unit)[1] if high is not None else None,
    )


def implied_bounds(figure: Figure, comparison: Comparison) -> tuple[float | None, float | None]:
    """Give the bounds that a comparison implies for its reference, in the unit of the figure's kind.

    What is implied exactly ("16 times as many as in 2020") is as round as its factor: 15.5 to 16.5 times.
    """
    implies = comparison.implies
    if implies is None:
        return None, None
    low, high = implies.low, implies.high
    if low is not None and low == high:
        slack = 0.0
        if comparison.factor:
            slack += abs(low) * _last_half(comparison.factor) / comparison.factor
        if figure.value:
            slack += abs(low) * rounding(figure.value) / abs(figure.value)
        if comparison.difference is not None:
            slack += rounding(comparison.difference)
        low, high = low - slack, low + slack
    return (
        to_base(low, figure.unit)[0] if low is not None else None,
        to_base(high, figure.unit)[1] if high is not None else None,
    )


def _last_half(factor: float) -> float:
    """Give half of the last digit of a factor as said: 0.5 of 16, 0.005 of 1.74."""
    exponent = Decimal(f"{factor:.6g}").normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return float(Decimal(5).scaleb(min(exponent, 0) - 1))


def _stated(figure: Figure) -> tuple[float | None, float | None]:
    value, low, high, said = figure.value, figure.low, figure.high, figure.qualifier
    if value is None:
        return low, high
    slack = rounding(value)
    reach = max(abs(value) * _ABOUT, slack)
    if said in ("about", "estimated"):
        return value - reach, value + reach
    if said in ("nearly", "almost"):
        return value - reach, value + slack
    if low is not None and high is not None:
        return low, high
    if low is not None:
        return low, None
    if high is not None:
        return None, high
    return value - slack, value + slack
