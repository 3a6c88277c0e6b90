"""How much of a delay has run by some age: what tells an open deal from a lost one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Family = Literal["constant", "lognormal", "table"]


@dataclass(frozen=True)
class Delay:
    """Law of a delay whose mean may be a belief.

    Parameters
    ----------
    mean : str
        Name of the mean, in days.
    family : str
        "constant", "lognormal" with `cv`, or "table": `share`, the share of delays of at most so many means.
    cv : float
        Standard deviation over the mean.
    share : callable or None
        For "table": (n,) ages over the mean to (n,) shares.
    """

    mean: str
    family: Family
    cv: float = 0.0
    share: Callable[[Floats], Floats] | None = None

    def over_by(self, ages: Floats, mean: Floats) -> Floats:
        """Chance that the delay is over by each age.

        Parameters
        ----------
        ages : (n,) float
            Days since the delay began.
        mean : (draws,) float
            Its mean under each draw, in days.

        Returns
        -------
        (draws, n) float
        """
        from scipy import special

        means = np.asarray(mean, dtype=np.float64)[:, None]
        if self.family == "constant":
            return np.where(ages[None, :] >= means, 1.0, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            relative = np.where(means > 0.0, np.maximum(ages, 0.0)[None, :] / means, np.inf)
        if self.share is not None:
            flat = self.share(relative.ravel())
            return np.asarray(flat, dtype=np.float64).reshape(relative.shape)
        variance = np.log1p(self.cv**2)
        with np.errstate(divide="ignore"):
            scores = (np.log(relative) + 0.5 * variance) / np.sqrt(variance)
        return np.asarray(special.ndtr(scores), dtype=np.float64)
