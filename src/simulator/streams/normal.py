"""Quantile of the standard normal law."""

import math
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.streams.elementary import exactly, log
from simulator.streams.forms import LANES
from simulator.streams.jit import called, compiled, inlined
from simulator.streams.lanes import lane_of, with_lane
from simulator.streams.machine import any_of, bits_of, chosen, from_bits
from simulator.streams.rows import rows_of

#: Each octave of probabilities from 2^-11 to 1/2 is cut into 16 cells by the leading bits of a mantissa.
_FIRST_OCTAVE, _OCTAVES, _CELLS = -11, 10, 16
_HALF_A_CELL = 5  # 2^-5 of its octave
LEAST = 2.0**_FIRST_OCTAVE
_POWERS = 8
_CELL_BITS = np.uint64(48)
_FIRST_CELL = np.uint64((1023 + _FIRST_OCTAVE) * _CELLS)
_CENTRE = np.uint64(1 << 47)
_OUTSIDE = ~np.uint64((1 << 48) - 1)


@compiled("f8(f8)")
def quantile_by_ratios(p: float) -> float:
    """`normal_quantile` to about 1e-16 relative, at a cost that depends on p.

    Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
    Applied Statistics 37 (1988) 477-484, function PPND16.
    """
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        num = (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r
                  + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r
                + 1.3314166789178437745e2) * r + 3.3871328727963666080e0)  # fmt: skip
        den = (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r
                  + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r
                + 4.2313330701600911252e1) * r + 1.0)  # fmt: skip
        return q * num / den
    r = math.sqrt(-log(p if q < 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        num = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1)
                  * r + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r
                + 5.76949722146069140550e0) * r + 4.63033784615654529590e0) * r + 1.42343711074968357734e0)  # fmt: skip
        den = (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2)
                  * r + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r
                + 1.67638483018380384940e0) * r + 2.05319162663775882187e0) * r + 1.0)  # fmt: skip
    else:
        r -= 5.0
        num = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3)
                  * r + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r
                + 1.78482653991729133580e0) * r + 5.46378491116411436990e0) * r + 6.65790464350110377720e0)  # fmt: skip
        den = (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5)
                  * r + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r
                + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1.0)  # fmt: skip
    return num / den if q > 0.0 else -num / den


def _taylor(centres: NDArray[np.float64], terms: int) -> list[NDArray[np.float64]]:
    """Coefficients of the quantile z about each centre: z' = y = 1 / phi(z), so that y' = z y^2."""
    z = [np.array([quantile_by_ratios(p) for p in centres.tolist()])]
    halves = [Decimal(float(one)) ** 2 / 2 for one in z[0]]
    y = [math.sqrt(2.0 * math.pi) * np.array([float(one) for one in exactly("exp", halves)])]
    squares: list[NDArray[np.float64]] = []
    for n in range(1, terms):
        z.append(y[n - 1] / n)
        squares.append(sum((y[i] * y[n - 1 - i] for i in range(n)), start=np.zeros_like(centres)))
        y.append(sum((z[i] * squares[n - 1 - i] for i in range(n)), start=np.zeros_like(centres)) / n)
    return z


def _cells() -> NDArray[np.float64]:
    """Coefficients (cells, powers) of the quantile about the centre of each cell, lowest power first; 0 at 1/2 itself.

    The last powers of a Taylor series are spread over those before by Chebyshev polynomials (C. Lanczos, Applied
    Analysis, 1956, chapter VII); 1e-15 relative is left out, or 1e-17 near 1/2.
    """
    octave, cell = np.divmod(np.arange(_OCTAVES * _CELLS), _CELLS)
    octave += _FIRST_OCTAVE
    half = octave - _HALF_A_CELL  # as a power of 2
    taylor = _taylor(np.ldexp(1.0 + (cell + 0.5) / _CELLS, octave), _POWERS + 3)
    scaled = [np.ldexp(one, n * half) for n, one in enumerate(taylor)]
    for n in range(len(scaled) - 1, _POWERS - 1, -1):
        least = np.polynomial.chebyshev.cheb2poly([0.0] * n + [2.0 ** (1 - n)])
        for power in range(n):
            scaled[power] = scaled[power] - scaled[n] * least[power]
    table = np.zeros((half.size + 1, _POWERS))
    table[:-1] = np.stack([np.ldexp(scaled[n], -n * half) for n in range(_POWERS)], axis=1)
    return table


_coefficients = rows_of(_cells())


@inlined
def quantile_here(p: float) -> float:
    """`normal_quantile`, written into its caller: to about 1e-15 relative, or 1e-17 near p = 1/2.

    One polynomial for all but one p in a thousand: no division, and no branch that cannot be guessed.

    Parameters
    ----------
    p : float
        A probability in (0, 1).

    Returns
    -------
    float
        x such that P(Z <= x) = p.
    """
    if not min(p, 1.0 - p) >= LEAST:  # nor where p is not a number
        return quantile_by_ratios(p)
    return quantile_inside(p)


@inlined
def quantile_inside(p: float) -> float:
    """`quantile_here` where neither p nor 1 - p is below `LEAST`."""
    lower = chosen(p < 1.0 - p, p, 1.0 - p)
    bits = bits_of(lower)
    c = _coefficients((bits >> _CELL_BITS) - _FIRST_CELL)
    t = lower - from_bits((bits & _OUTSIDE) | _CENTRE)
    q = t * t
    low = (c[0] + t * c[1]) + q * (c[2] + t * c[3])
    high = (c[4] + t * c[5]) + q * (c[6] + t * c[7])
    z = low + (q * q) * high
    return chosen(p < 0.5, z, z * -1.0)


@inlined
def quantiles_here(p: Any) -> Any:
    """`quantile_here` of lanes of probabilities."""
    outside = chosen(p < 1.0 - p, p, 1.0 - p) < LEAST
    z = quantile_inside(chosen(outside, 0.5, p))
    return _with_tails(p, z) if any_of(outside) else z


@called
def _with_tails(p: Any, z: Any) -> Any:
    for lane in range(LANES):
        z = with_lane(z, lane, quantile_here(lane_of(p, lane)))
    return z


@compiled("f8(f8)")
def normal_quantile(p: float) -> float:
    """Quantile of the standard normal law; see `quantile_here`."""
    return quantile_here(p)
