"""What a trial is worth: what is learned, for as long as it is used, less what the trial costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision.judgement import above_nought
from simulator.decision.trial.errors import known
from simulator.decision.trial.judged import Judged
from simulator.statistics import Estimate
from simulator.statistics.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Worth:
    """One length in money, today's, each figure (1 + groups,).

    Attributes
    ----------
    information
        EVSI over the weeks that follow.
    cost
        What the trial costs against the best option without it.
    at_once : int
        That option.
    ahead
        What it brings more than the second best, without the trial.
    """

    information: FloatArray
    information_error: float
    cost: FloatArray
    at_once: int
    ahead: FloatArray

    @property
    def net(self) -> FloatArray:
        """Expected net benefit of sampling, (1 + groups,)."""
        return self.information - self.cost

    @property
    def estimates(self) -> tuple[Estimate, Estimate, Estimate]:
        """Information, cost and net, with their errors."""
        least = self.information_error
        return known(self.information, least), known(self.cost), known(self.net, least)

    @property
    def lead(self) -> Estimate:
        """What the choice at once brings more than the second best, with its error."""
        return known(self.ahead)


def worth(judged: Judged, gain: FloatArray, during: FloatArray, weeks: float) -> Worth:
    """Weigh a trial.

    Without it the best option is chosen at once: it brings `during` while the trial would last, then its gain for the
    weeks that follow. The trial brings its own, then the gain of what is chosen after it. So the set-up and the ramp of
    a platform are paid once, in `during`.

    Parameters
    ----------
    judged : Judged
        The length.
    gain : (1 + groups, options) float
        Mean gain of each option a week, the first being nought.
    during : (1 + groups, options) float
        What each option brings while the trial lasts, more than the trial.
    weeks : float
        Weeks that follow, discounted.
    """
    later = weeks * gain
    without = during + later
    at_once = int(np.argmax(without[0]))
    return Worth(
        weeks * judged.evsi,
        weeks * judged.evsi_error,
        without.max(axis=1) - later.max(axis=1),
        at_once,
        without[:, at_once] - np.delete(without, at_once, axis=1).max(axis=1),
    )


def best_length(worths: Sequence[Worth]) -> tuple[int, int]:
    """Number of the length of the greatest net benefit, and of the shortest that cannot be told from it."""
    nets = np.array([one.net for one in worths])
    best = int(np.argmax(nets[:, 0]))
    told = [above_nought(known(nets[best] - net)) for net in nets[: best + 1]]
    return best, told.index(False)
