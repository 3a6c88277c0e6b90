"""When to stop: half-widths checked at growing numbers of rows, the error spent over the looks."""

from collections.abc import Sequence

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, sample
from simulator.statistics.means import mean_estimate

FIRST_LOOK = 1024


def schedule(look: int) -> int:
    """Rows a mix at the look numbered 0, 1, 2, ...: 1,024 x 2^look."""
    return FIRST_LOOK << look


def error_at(look: int, alpha: float = 0.05) -> float:
    """Error probability that a look may spend: alpha / 2^(look + 1).

    Over all looks these add up to alpha, so by Boole's inequality (the union bound) every interval of every
    look holds at once with probability 1 - alpha at least, whatever the look at which one stops: the
    spending of error over repeated looks, Jennison and Turnbull, Group Sequential Methods (2000), chapter 7.
    """
    return alpha / 2.0 ** (look + 1)


def half_width(values: FloatArray, design: Design, error: float) -> float:
    """Half-width of the mean's confidence interval.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    error : float
        Probability that the interval misses, in (0, 1).

    Returns
    -------
    float
        Student quantile with clusters - 1 degrees of freedom x clustered standard error, in the unit of
        `values`; nan with fewer than two clusters.

    Raises
    ------
    ValueError
        If `error` is outside (0, 1).
    """
    from scipy.special import stdtrit  # late: the command line must answer without loading scipy

    if not 0.0 < error < 1.0:
        raise ValueError(f"error = {error} must lie between 0 and 1")
    freedom = sample(values, design).clusters - 1
    return float(stdtrit(freedom, 1.0 - error / 2.0)) * mean_estimate(values, design).se


def reached(half_widths: Sequence[float], target: float) -> bool:
    """Whether every half-width is at most `target`; one that is nan is not."""
    return all(width <= target for width in half_widths)
