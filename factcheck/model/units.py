"""Units of measure: what they measure, and how much of the unit of reference they are.

Factors are exact, as in NIST Special Publication 811: the international yard and pound of 1959, the litre of 1964, the
thermochemical calorie.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from factcheck.model.quantity import Rational


class Dimension(StrEnum):
    """What a unit measures; beside it the unit of reference."""

    LENGTH = "length"  # m
    AREA = "area"  # m²
    VOLUME = "volume"  # m³
    MASS = "mass"  # kg
    TIME = "time"  # s
    SPEED = "speed"  # m/s
    TEMPERATURE = "temperature"  # °C
    ENERGY = "energy"  # J
    POWER = "power"  # W
    PRESSURE = "pressure"  # Pa
    FREQUENCY = "frequency"  # Hz
    TORQUE = "torque"  # N·m
    ANGLE = "angle"  # °
    INFORMATION = "information"  # bit


class Unit(NamedTuple):
    """A unit of measure.

    Args:
        dimension: What it measures.
        factor: How much of the unit of reference it is.
        zero: Where its scale begins, in units of reference; not 0 for temperatures alone.
        vague: Whether trades, countries or calendars differ on it, so that nothing can be proved by converting it.
    """

    dimension: Dimension
    factor: Rational
    zero: Rational = 0
    vague: bool = False


_INCH = Fraction(254, 10_000)
_FOOT = 12 * _INCH
_YARD = 3 * _FOOT
_MILE = 5_280 * _FOOT
_NAUTICAL_MILE = 1_852
_POUND = Fraction(45_359_237, 100_000_000)
_LITRE = Fraction(1, 1_000)
_GALLON = 231 * _INCH**3
_HOUR = 3_600
_DAY = 24 * _HOUR
_YEAR = Fraction(36_525, 100) * _DAY
_MILLI, _MICRO, _NANO, _PICO = (Fraction(1, 10**places) for places in (3, 6, 9, 12))
_KILO, _MEGA, _GIGA, _TERA, _PETA = (10**places for places in (3, 6, 9, 12, 15))


def _table(*parts: Mapping[str, Rational]) -> dict[str, Rational]:
    return {symbol: factor for part in parts for symbol, factor in part.items()}


_FACTORS: Mapping[Dimension, Mapping[str, Rational]] = {
    Dimension.LENGTH: _table(
        {"pm": _PICO, "nm": _NANO, "µm": _MICRO, "mm": _MILLI, "cm": _MILLI * 10, "dm": _MILLI * 100},
        {"m": 1, "dam": 10, "hm": 100, "km": _KILO},
        {"in": _INCH, "ft": _FOOT, "yd": _YARD, "mi": _MILE, "nmi": _NAUTICAL_MILE, "ly": 9_460_730_472_580_800},
    ),
    Dimension.AREA: _table(
        {"mm2": _MICRO, "cm2": _MICRO * 100, "dm2": _MILLI * 10, "m2": 1, "a": 100, "ha": 10_000, "km2": _MEGA},
        {"in2": _INCH**2, "ft2": _FOOT**2, "yd2": _YARD**2, "mi2": _MILE**2, "ac": 4_840 * _YARD**2},
    ),
    Dimension.VOLUME: _table(
        {"ml": _LITRE / 1_000, "cl": _LITRE / 100, "dl": _LITRE / 10, "l": _LITRE, "hl": _LITRE * 100},
        {"mm3": _NANO, "cm3": _MICRO, "dm3": _MILLI, "m3": 1, "km3": _GIGA, "ft3": _FOOT**3, "bbl": 42 * _GALLON},
        {"gal": _GALLON, "qt": _GALLON / 4, "pt": _GALLON / 8},
        {"cup": _GALLON / 16, "tbsp": _GALLON / 256, "tsp": _GALLON / 768},
    ),
    Dimension.MASS: _table(
        {"µg": _NANO, "mg": _MICRO, "g": _MILLI, "kg": 1, "q": 100, "t": _KILO, "ct": _MILLI / 5},
        {"oz": _POUND / 16, "lb": _POUND, "st": 14 * _POUND, "ton": _KILO},
    ),
    Dimension.TIME: _table(
        {"ns": _NANO, "µs": _MICRO, "ms": _MILLI, "s": 1, "min": 60, "h": _HOUR},
        {"d": _DAY, "wk": 7 * _DAY, "mo": _YEAR / 12, "y": _YEAR},
    ),
    Dimension.SPEED: _table(
        {"m/s": 1, "km/s": _KILO, "km/h": Fraction(_KILO, _HOUR)},
        {"mph": _MILE / _HOUR, "ft/s": _FOOT, "kn": Fraction(_NAUTICAL_MILE, _HOUR)},
    ),
    Dimension.TEMPERATURE: {"°C": 1, "°F": Fraction(5, 9), "K": 1},
    Dimension.ENERGY: _table(
        {"J": 1, "kJ": _KILO, "MJ": _MEGA, "cal": Fraction(4_184, 1_000), "kcal": 4_184},
        {"Wh": _HOUR, "kWh": _HOUR * _KILO, "MWh": _HOUR * _MEGA, "GWh": _HOUR * _GIGA, "TWh": _HOUR * _TERA},
    ),
    Dimension.POWER: {"W": 1, "kW": _KILO, "MW": _MEGA, "GW": _GIGA, "TW": _TERA, "hp": Fraction(7_355, 10)},
    Dimension.PRESSURE: {"Pa": 1, "hPa": 100, "mbar": 100, "kPa": _KILO, "bar": 100_000},
    Dimension.FREQUENCY: {"Hz": 1, "kHz": _KILO, "MHz": _MEGA, "GHz": _GIGA},
    Dimension.TORQUE: {"Nm": 1},
    Dimension.ANGLE: {"deg": 1},
    Dimension.INFORMATION: _table(
        {"bit": 1, "kbit": _KILO, "Mbit": _MEGA, "Gbit": _GIGA},
        {"B": 8, "kB": 8 * _KILO, "MB": 8 * _MEGA, "GB": 8 * _GIGA, "TB": 8 * _TERA, "PB": 8 * _PETA},
    ),
}
#: British pints and gallons are a fifth larger; a ton has 2,000 or 2,240 pounds or is the tonne; there are a metric and
#: an imperial horsepower; bytes are counted by 1,000 and by 1,024.
_VAGUE = frozenset({"gal", "qt", "pt", "cup", "tbsp", "tsp", "ton", "mo", "y", "hp", "kB", "MB", "GB", "TB", "PB"})
_ZEROS: Mapping[str, Rational] = {"°F": Fraction(-160, 9), "K": Fraction(-27_315, 100)}

#: Every unit of measure that the lexicons name, by its symbol.
UNITS: Mapping[str, Unit] = {
    symbol: Unit(dimension, factor, _ZEROS.get(symbol, 0), symbol in _VAGUE)
    for dimension, factors in _FACTORS.items()
    for symbol, factor in factors.items()
}

#: The units of stretches of time.
TIME_UNITS = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TIME)


def convert(value: Rational, unit: str, into: str) -> Rational | None:
    """Return what a value in one unit is in another; None where they do not measure the same.

    >>> convert(100, "°C", "°F")
    Fraction(212, 1)
    """
    source, target = UNITS.get(unit), UNITS.get(into)
    if source is None or target is None or source.dimension is not target.dimension:
        return None
    return Fraction(value * source.factor + source.zero - target.zero) / target.factor
