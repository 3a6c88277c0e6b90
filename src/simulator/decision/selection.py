"""Ranking and selection: which of several systems has the highest mean, with a stated probability of being right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray

#: Gives observations `start` to `stop` of the systems named, (stop - start, systems): the same luck for all of them.
#: None says that no more can be had.
Observe = Callable[[Sequence[int], int, int], FloatArray | None]


@dataclass(frozen=True)
class Selected:
    """What the procedure found.

    Attributes
    ----------
    best : int
        The system with the highest mean among those that were not eliminated.
    remaining : tuple of int
        One alone, `best`, is selected with the stated confidence; several cannot be told apart. What is not among them
        was eliminated: some other system is better, or it is not better than that one by the indifference.
    observations : (systems,) int
        Observations made of each.
    """

    best: int
    remaining: tuple[int, ...]
    observations: tuple[int, ...]

    @property
    def settled(self) -> bool:
        """Whether one system is selected."""
        return len(self.remaining) == 1


@dataclass(frozen=True)
class Procedure:
    """The fully sequential procedure of Kim and Nelson (KN), and a screening of what is behind beyond error.

    S.-H. Kim and B. L. Nelson, ACM TOMACS 11 (2001) 251-273, with c = 1. Valid with common random numbers: it looks at
    variances of paired differences. Whatever the correlation, it selects the best with the stated probability when the
    best leads by the indifference or more. Looking less often than after every observation, as here, keeps that: the bound
    is on a Brownian motion looked at all the time, and one looked at now and then errs no more often (C. Jennison, I. M.
    Johnstone and B. W. Turnbull, in Statistical Decision Theory and Related Topics III, vol. 2 (1982) 55-86).

    KN is slow to drop what is far behind when the indifference is small. So half of the error is left to a screening: at
    look j a system goes that is behind another beyond a paired t interval of error alpha / (2 j (j + 1)), which add up to
    alpha / 2, shared out among its rivals (Bonferroni). Errors of a screening and of a selection add up: B. L. Nelson, J.
    Swann, D. Goldsman and W. Song, Operations Research 49 (2001) 950-963.

    Attributes
    ----------
    confidence : float
        Wanted probability of a correct selection, in (0, 1).
    indifference : float
        A difference in mean that does not matter, above 0.
    first : int
        Observations of the first stage, from which KN's variances are estimated; at least 2.
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

    def select(self, systems: int, observe: Observe) -> Selected | None:
        """Observe and eliminate until one system remains, or the differences of those that do cannot matter.

        Parameters
        ----------
        systems : int
            How many there are.
        observe : callable
            See `Observe`; asked for successive observations of those that remain.

        Returns
        -------
        Selected or None
            None when not even the first stage could be observed.
        """
        remaining, made = np.arange(systems), np.full(systems, self.first)
        seen = observe(remaining.tolist(), 0, self.first)
        if seen is None:
            return None
        error = 0.5 * (1.0 - self.confidence) / max(systems - 1, 1)
        horizon = self._h_squared(error) * _variances(seen) / self.indifference**2
        look = 1
        while True:
            keep = ~self._lost(seen, horizon, error / (look * (look + 1)))
            remaining, seen, horizon = remaining[keep], seen[:, keep], horizon[np.ix_(keep, keep)]
            ended = len(seen) > float(horizon.max())
            stop = min(len(seen) + self.step, self.most)
            more = len(remaining) > 1 and not ended and stop > len(seen)
            added = observe(remaining.tolist(), len(seen), stop) if more else None
            if added is None:
                best = int(remaining[seen.mean(axis=0).argmax()])
                left = (best,) if ended else tuple(remaining.tolist())
                return Selected(best, left, tuple(made.tolist()))
            seen = np.vstack([seen, added])
            made[remaining] = stop
            look += 1

    def _h_squared(self, error: float) -> float:
        """h^2 = 2 eta (n0 - 1), eta = ((2 error)^(-2 / (n0 - 1)) - 1) / 2, error being that left to each rival."""
        freedom = self.first - 1
        eta = 0.5 * ((2.0 * error) ** (-2.0 / freedom) - 1.0)
        return float(2.0 * max(eta, 0.0) * freedom)

    def _lost(self, seen: FloatArray, horizon: FloatArray, error: float) -> NDArray[np.bool_]:
        """Systems that another leads by more than KN's W = max(0, delta / (2 n) (h^2 S^2 / delta^2 - n)), or beyond error."""
        from scipy.special import stdtrit

        means, n = seen.mean(axis=0), len(seen)
        ahead = means - means[:, None]
        slack = np.maximum(0.5 * self.indifference / n * (horizon - n), 0.0)
        beyond = float(stdtrit(n - 1, 1.0 - error)) * np.sqrt(_variances(seen) / n)
        return np.asarray(np.any(ahead > np.minimum(slack, beyond), axis=1))


def _variances(seen: FloatArray) -> FloatArray:
    """Sample variance of each pair's difference, (systems, systems)."""
    covariance = np.atleast_2d(np.cov(seen, rowvar=False))
    own = np.diag(covariance)
    return np.asarray(np.maximum(own[:, None] + own - 2.0 * covariance, 0.0), dtype=np.float64)
