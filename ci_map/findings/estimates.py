"""Intervals and estimates, each with the source of its formula."""

import math
from typing import NamedTuple

Z = 1.959963984540054  # of the normal distribution, for 95 %
HALF = 0.5  # "most" are more than this share


class Estimate(NamedTuple):
    """A value and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def share(part: int, whole: int) -> Estimate | None:
    """A proportion with Wilson's score interval (Wilson 1927); None of nothing."""
    if whole == 0:
        return None
    p = part / whole
    denominator = 1 + Z**2 / whole
    centre = (p + Z**2 / (2 * whole)) / denominator
    reach = Z * math.sqrt(p * (1 - p) / whole + Z**2 / (4 * whole**2)) / denominator
    return Estimate(p, max(0.0, centre - reach), min(1.0, centre + reach))


def at_least(found: int, once: int, twice: int) -> Estimate:
    """How many there are at least, when `once` of the `found` were met once and `twice` twice.

    Chao's lower bound in its bias-corrected form with its variance (Chiu, Wang, Walther and Chao
    2014, Biometrics 70:671) and the log-normal interval (Chao 1987, Biometrics 43:783). It assumes
    that encounters are independent; here they are not quite, so that it stays a lower bound.
    """
    missed = once * (once - 1) / (2 * (twice + 1))
    if missed == 0:
        return Estimate(found, found, found)
    ratio = once / (twice + 1)
    variance = missed + ratio**2 * once * (2 * once - 1) ** 2 / (4 * once**2)
    variance += ratio**4 * (1 - 1 / once) ** 2 * twice / 4
    spread = math.exp(Z * math.sqrt(math.log(1 + variance / missed**2)))
    return Estimate(found + missed, found + missed / spread, found + missed * spread)
