"""Ranking and selection: which of several systems has the highest mean, with a stated probability of being right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray

#: Gives observations `start` to `stop` of the systems named, (stop - start, systems): the same luck for all of them.
Observe = Callable[[Sequence[int], int, int], FloatArray]


@dataclass(frozen=True)
class Selected:
    """What the procedure found.

    Attributes
    ----------
    best : int
        The system with the highest mean among those that remain.
    remaining : tuple of int
        Systems not eliminated; one alone is selected with the stated confidence, several cannot be told apart.
    observations : (systems,) int
        Observations made of each.
    settled : bool
        Whether the procedure ended: `best` is then, with the stated confidence, the best or within the indifference of it.
    """

    best: int
    remaining: tuple[int, ...]
    observations: tuple[int, ...]
    settled: bool


@dataclass(frozen=True)
class Procedure:
    """The fully sequential procedure of S.-H. Kim and B. L. Nelson, ACM TOMACS 11 (2001) 251-273, with c = 1.

    Valid with common random numbers: it looks at variances of paired differences. Whatever the correlation, it selects
    the best with probability at least `confidence` when the best leads by `indifference` or more; looking less often than
    after every observation, as here, eliminates later and never more.

    Attributes
    ----------
    confidence : float
        Wanted probability of a correct selection, in (0, 1).
    indifference : float
        A difference in mean that does not matter, above 0.
    first : int
        Observations of the first stage, from which variances are estimated; at least 2.
    step : int
        Observations added at a time.
    most : int
        Observations of a system at which the procedure gives up.
    """

    confidence: float
    indifference: float
    first: int
    step: int
    most: int

    def select(self, systems: int, observe: Observe) -> Selected:
        """Observe and eliminate until one system remains, or none can be eliminated any more.

        Parameters
        ----------
        systems : int
            How many there are.
        observe : callable
            See `Observe`; asked for successive observations of those that remain.
        """
        remaining = list(range(systems))
        made = np.zeros(systems, dtype=np.int64)
        start = observe(remaining, 0, self.first)
        made[:] = self.first
        variance, sums = _variances(start), start.sum(axis=0)
        horizon = self._h_squared(systems) * variance / self.indifference**2
        while True:
            n = int(made[remaining[0]])
            remaining = self._kept(remaining, sums / n, horizon, n)
            last = n > float(horizon[np.ix_(remaining, remaining)].max(initial=0.0))
            if len(remaining) == 1 or last or n >= self.most:
                best = max(remaining, key=lambda i: float(sums[i]))
                found = (best,) if last else tuple(remaining)
                return Selected(best, found, tuple(made.tolist()), len(remaining) == 1 or last)
            stop = min(n + self.step, self.most)
            sums[remaining] += observe(remaining, n, stop).sum(axis=0)
            made[remaining] = stop

    def _h_squared(self, systems: int) -> float:
        """h^2 = 2 eta (n0 - 1), eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2."""
        alpha, freedom = 1.0 - self.confidence, self.first - 1
        eta = 0.5 * ((2.0 * alpha / max(systems - 1, 1)) ** (-2.0 / freedom) - 1.0)
        return float(2.0 * max(eta, 0.0) * freedom)

    def _kept(self, remaining: list[int], means: FloatArray, horizon: FloatArray, n: int) -> list[int]:
        """Those that no other leads by more than W = max(0, delta / (2 n) (h^2 S^2 / delta^2 - n))."""
        slack = np.maximum(0.5 * self.indifference / n * (horizon - n), 0.0)
        return [i for i in remaining if all(means[i] >= means[j] - slack[i, j] for j in remaining if j != i)]


def _variances(start: FloatArray) -> FloatArray:
    """Sample variance of each pair's difference, (systems, systems)."""
    covariance = np.atleast_2d(np.cov(start, rowvar=False))
    own = np.diag(covariance)
    return np.asarray(np.maximum(own[:, None] + own - 2.0 * covariance, 0.0), dtype=np.float64)


def efficient(mean: Sequence[float], downside: Sequence[float]) -> tuple[bool, ...]:
    """Which systems no other beats in both the mean and the downside (more being better), the efficient frontier.

    H. Markowitz, Portfolio Selection (1959), with conditional value at risk for the variance.
    """
    points = list(zip(mean, downside, strict=True))
    return tuple(
        not any(m >= mine and d >= own and (m, d) != (mine, own) for m, d in points) for mine, own in points
    )
