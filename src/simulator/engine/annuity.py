"""Value today of what recurs."""

import math


def annuity(years: float, rate: float) -> float:
    """Value today of 1 a year, paid continuously for `years`, at a yearly rate (model.md section 7)."""
    if rate == 0.0:
        return years
    return -math.expm1(-years * math.log1p(rate)) / math.log1p(rate)
