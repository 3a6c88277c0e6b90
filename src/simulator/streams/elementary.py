"""Logarithm and exponential from + - * / and small tables, so that every machine gives the same bits.

The C library's own depend on its version and on whether the processor has a fused multiply-add. Within 2.5
units in the last place of the exact value; compiled into whatever calls them.
"""

import math
from decimal import Decimal, localcontext

import numpy as np
from numpy.typing import NDArray

from simulator.streams.jit import inlined
from simulator.streams.machine import bits_of, chosen, from_bits
from simulator.streams.rows import rows_of

_CELLS = 128
_MANTISSA_BITS = np.uint64(52)
_CELL_BITS = np.uint64(45)
_HALF_CELL = np.uint64(1 << 44)
_CELL_MASK = np.uint64(_CELLS - 1)
_INSIDE_CELL = np.uint64((1 << 45) - 1)
_FIRST_HALVED = 54  # 1 + 54 / 128 is the first centre above sqrt(2)
_BIAS = np.uint64(1 << 62)  # of an exponent: 1024
# Added to the bits of a number, it leaves that exponent of its cell in the upper ones: the bits of half that centre give none.
_TURN = np.uint64((1 << 62) + (1 << 44) - ((1022 << 52) | (_FIRST_HALVED << 45)))
# A small whole number in the last bits of 2^52: as a double, the two together.
_WHOLE, _FROM_WHOLE = np.uint64((1023 + 52) << 52), 2.0**52 + 1024.0
_LARGEST, _LEAST = 709.782712893384, -708.3964185322641
# ln 2 in two parts, the first with 21 zero bits at its end, so that a whole number of up to 2^21 times it is exact.
_LN2_HIGH = 0.6931471803691238
_LN2_LOW = 1.9082149292705877e-10
# Added to a number, it leaves the nearest whole one in the last bits of the sum.
_ROUNDER = 1.5 * 2.0**52
_CELLS_BITS = np.uint64(7)
_CELLS_PER_LN2 = 184.6649652337873  # 128 / ln 2
_CELL_HIGH, _CELL_LOW = _LN2_HIGH / _CELLS, _LN2_LOW / _CELLS


def exactly(function: str, values: list[Decimal]) -> list[Decimal]:
    """A method of `Decimal`, such as `exp`, to 40 digits."""
    with localcontext(prec=40):
        return [getattr(value, function)() for value in values]


def _logarithms() -> NDArray[np.float64]:
    """Rows (1 / c, log c) for the centres c of 128 cells of a mantissa, in the order of its leading bits.

    A cell is that of 1.bbbbbbb in [1, sqrt(2)), and half of it in [sqrt(1/2), 1).
    """
    centres = [1 + Decimal(i) / _CELLS for i in range(_CELLS)]
    centres = [c if i < _FIRST_HALVED else c / 2 for i, c in enumerate(centres)]
    exact = exactly("ln", centres)
    return np.array([(float(1 / c), float(log)) for c, log in zip(centres, exact, strict=True)])


def _powers() -> NDArray[np.float64]:
    """Rows of one number, 2^(i / 128) for i in 0..127."""
    with localcontext(prec=40):
        ln2 = Decimal(2).ln()
        return np.array([[float((ln2 * i / _CELLS).exp())] for i in range(_CELLS)])


_logarithm = rows_of(_logarithms())
_power = rows_of(_powers())


@inlined
def log(x: float) -> float:
    """Natural logarithm of a positive normal number.

    Source: P.-T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point
    arithmetic", ACM TOMS 16 (1990) 378-400: log x = k ln 2 + log c + log(1 + r), r = (m - c) / c, whose
    Taylor polynomial of degree 7 leaves less than 2^-59 of r.
    """
    bits = bits_of(x)
    rounded = bits + _HALF_CELL
    inverse, log_centre = _logarithm((rounded >> _CELL_BITS) & _CELL_MASK)
    exponent = (bits + _TURN) >> _MANTISSA_BITS
    scale = _BIAS - (exponent << _MANTISSA_BITS)
    m, centre = from_bits(bits + scale), from_bits((rounded & ~_INSIDE_CELL) + scale)
    r = (m - centre) * inverse
    q = r * r
    tail = q * ((r * (1 / 3) - 1 / 2) + q * ((r * (1 / 5) - 1 / 4) + q * (r * (1 / 7) - 1 / 6)))
    k = from_bits(exponent | _WHOLE) - _FROM_WHOLE
    head = k * _LN2_HIGH + log_centre
    return head + (r + (tail + k * _LN2_LOW))


@inlined
def log1p(x: float) -> float:
    """log(1 + x) for x above -1, also where x is so small that 1 + x loses it.

    Source: W. Kahan's correction of a rounded 1 + x (N. J. Higham, Accuracy and Stability of Numerical
    Algorithms, 2nd ed. 2002, section 1.14.1).
    """
    u = 1.0 + x
    return chosen(u == 1.0, x, log(u) + (x - (u - 1.0)) / u)


@inlined
def exp(x: float) -> float:
    """Exponential function; infinity above 709.78, 0 where the result would be subnormal (below -708.4).

    Source: P.-T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
    arithmetic", ACM TOMS 15 (1989) 144-157: x = (128 k + i) ln 2 / 128 + r, whose Taylor polynomial of
    degree 5 leaves less than 2^-56.
    """
    shifted = x * _CELLS_PER_LN2 + _ROUNDER
    n = shifted - _ROUNDER
    r = (x - n * _CELL_HIGH) - n * _CELL_LOW
    q = r * r
    tail = r + q * ((1 / 2 + r * (1 / 6)) + q * (1 / 24 + r * (1 / 120)))
    whole = bits_of(shifted)
    (power,) = _power(whole & _CELL_MASK)
    scaled = from_bits(bits_of(power) + ((whole >> _CELLS_BITS) << _MANTISSA_BITS))
    return chosen(x > _LARGEST, math.inf, chosen(x < _LEAST, 0.0, scaled + scaled * tail))
