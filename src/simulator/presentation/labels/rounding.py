"""How many digits a number may show, given its Monte Carlo error."""

import math

#: Below this leading figure the error keeps two significant digits, above it one (Particle Data Group's rule).
TWO_DIGITS_BELOW = 3.55


def digits_allowed(value: float, se: float, most: int, *, beside_error: bool = False) -> int:
    """Decimals that an estimate may show.

    Parameters
    ----------
    value : float
        The estimate, in any unit.
    se : float
        Its standard error, same unit; 0 means exact; not a number means unknown, and two significant digits show.
    most : int
        The most decimals that make sense for the unit.
    beside_error : bool
        Whether the error itself is shown beside the estimate; it may then keep two significant digits.

    Returns
    -------
    int
        Decimals to keep; negative: tens, hundreds and so on are the last digit that means something.
    """
    if se == 0.0:
        return most
    if not math.isfinite(se):
        return most if value == 0.0 or not math.isfinite(value) else min(most, 1 - _exponent(value))
    exponent = _exponent(se)
    kept = 1 if beside_error and abs(se) / 10.0**exponent < TWO_DIGITS_BELOW else 0
    return min(most, kept - exponent)


def percent_digits(p: float, se: float) -> int:
    """Decimals that an estimated share may show as a percentage: one only where it would round to 0 or 100 % without."""
    digits = digits_allowed(100.0 * p, 100.0 * se, 0)
    if 0.0 < p < 1.0 and rounded(100.0 * p, digits) in (0.0, 100.0):
        digits = digits_allowed(100.0 * p, 100.0 * se, 1)
    return digits


def _exponent(x: float) -> int:
    return math.floor(math.log10(abs(x)))


def rounded(value: float, digits: int) -> float:
    """Round to `digits` decimals, never to minus zero."""
    return round(value, digits) + 0.0
